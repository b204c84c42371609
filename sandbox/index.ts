import { setMaxListeners } from "node:events";
import type { Sandbox, SandboxOptions } from "./api";
import { Clock } from "./clock";
import { createService } from "./createService";
import { filledStore } from "./filledStore";
import { addressOf, checkAddress } from "./http/address";
import { serve } from "./http/serve";
import { listen } from "./http/server";
import type { Service } from "./http/service";
import { sandboxOf } from "./sandboxOf";

export type {
  ChangeTracking,
  Cost,
  Limits,
  LinkRules,
  PluginAnswer,
  PluginRequest,
  RecordedDelivery,
  RecordedPart,
  RecordedRefusal,
  RecordedRequest,
  Sandbox,
  SandboxOptions,
  SandboxTransaction,
  SearchRules,
} from "./api";
export { clientSecret } from "./auth/apps/usual";
export type {
  AppRegistration,
  CertificatePair,
  Challenge,
  ClientSecret,
  OtherTenant,
} from "./auth/options";
export { decodeBatch } from "./batch/decode";
export { partsOf } from "./batch/types";
export type { ClockControls } from "./clock";
export type { SnapshotControls } from "./control/controls";
export type { FaultAction, FaultRule } from "./faults/types";
export { parseXml, type XmlElement } from "./fetchXml/parse/xml";
export { type ImportedTables, importTables, usualTableNames } from "./import/importTables";
export type {
  CustomApi,
  CustomApiRequest,
  CustomApiRow,
  ProcessAction,
  WorkflowLogic,
} from "./operations/customApis/types";
export type { TableDeclaration } from "./schema/types";
export * from "./seed/identities";
export { Random } from "./seed/random";
export { fold } from "./store/fold";
export type { Row, Store, StoredChange } from "./types";

/**
 * Starts a local Dataverse environment with its own identity provider, on a port of the loopback
 * interface unless `host` is given. Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkAddress(options);
  const clock = new Clock(options.clock ?? Date.now);
  const startedAt = clock.now();
  const fill = () => filledStore(options, startedAt);
  const store = await fill();
  const closing = new AbortController();
  // Every answer that is delayed listens until it goes out; there may be as many as clients like.
  setMaxListeners(0, closing.signal);
  let service: Service | undefined;
  const address = addressOf(options, startedAt);
  const server = await listen(address, async (message, response) => {
    if (service !== undefined) await serve(service, message, response);
  });
  const { origin } = server;
  service = createService(options, { store, clock, origin, fill, closing: closing.signal });
  return sandboxOf(service, server, closing);
}
