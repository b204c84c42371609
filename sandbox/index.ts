import { setMaxListeners } from "node:events";
import type { Limits, Sandbox, SandboxOptions } from "./api";
import { clientSecret } from "./auth/apps/usual";
import { createEndpoint, signInControls } from "./auth/endpoint";
import { Deadlocks } from "./bulk/deadlocks";
import { changeTrackingRules } from "./changes/rules";
import { FaultEngine } from "./faults/engine";
import { usualLogLimits } from "./http/keepLast";
import { RequestLog } from "./http/requestLog";
import { serve } from "./http/serve";
import { listen, type RunningServer } from "./http/server";
import { ServerDate } from "./http/serverDate";
import type { Service } from "./http/service";
import { usualCost } from "./limits/cost";
import { ServiceProtection } from "./limits/serviceProtection";
import { generatedTables } from "./metadata";
import { withBelievableLogic } from "./operations/customApis/believable";
import { usualFiscal } from "./query/sql/fiscal";
import { createHandler } from "./records/handler";
import { linkRules } from "./records/linkRules";
import { rowControls } from "./rowControls";
import { loadSchema } from "./schema";
import { declarations } from "./schema/declarations";
import { generateRows, seedStore } from "./seed";
import { clientId, publicClientId, tenantId } from "./seed/identities";
import { openStore } from "./store";
import type { Store } from "./types";
import { Webhooks } from "./webhooks";
import { runAsPlugin } from "./webhooks/runAsPlugin";

export type {
  ChangeTracking,
  Cost,
  Limits,
  LinkRules,
  PluginAnswer,
  PluginRequest,
  RecordedDelivery,
  RecordedPart,
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
export type { FaultAction, FaultRule } from "./faults/types";
export { parseXml, type XmlElement } from "./fetchXml/parse/xml";
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

/** The limits of an environment without a special agreement. */
const defaultLimits: Limits = { requests: 6000, windowSeconds: 300, concurrency: 52 };
const defaultDopHint = 8;
const defaultWebhookTimeoutMs = 60_000;

/**
 * Starts a local Dataverse environment with its own identity provider on a port of the loopback
 * interface. Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.clock ?? Date.now;
  const store = await filledStore(options, now());
  const closing = new AbortController();
  // Every answer that is delayed listens until it goes out; there may be as many as clients like.
  setMaxListeners(0, closing.signal);
  let service: Service | undefined;
  const server = await listen(options.port ?? 0, async (message, response) => {
    if (service !== undefined) await serve(service, message, response);
  });
  service = createService(options, store, server.origin, closing.signal);
  return sandboxOf(service, server, closing);
}

async function filledStore(options: SandboxOptions, now: number): Promise<Store> {
  const generated = options.generateTables ? generatedTables(options.generateTables) : [];
  const store = await openStore(loadSchema([...declarations, ...generated]));
  seedStore(store, { seed: options.seed ?? "believable", now });
  for (const [table, count] of Object.entries(options.generate ?? {})) {
    generateRows(store, table, count, now);
  }
  return store;
}

function createService(
  options: SandboxOptions,
  store: Store,
  origin: string,
  closing: AbortSignal,
): Service {
  const now = options.clock ?? Date.now;
  const limits = { ...defaultLimits, ...options.limits };
  const tracking = changeTrackingRules(options.changeTracking);
  const links = linkRules(options.links);
  const timeoutMs = options.webhookTimeoutMs ?? defaultWebhookTimeoutMs;
  const logLimits = { ...usualLogLimits, ...options.log };
  return {
    endpoint: createEndpoint(options, { store, origin, now }),
    store,
    handle: createHandler(store, {
      ...options,
      tracking,
      links,
      ...withBelievableLogic(now, options),
    }),
    tracking,
    links,
    log: new RequestLog(logLimits),
    faults: new FaultEngine(),
    protection: new ServiceProtection(limits, now),
    limits,
    deadlocks: limits.deadlocks ? new Deadlocks(Number(limits.deadlocks)) : undefined,
    date: new ServerDate(now, options.dateSkewMs ?? 0),
    latencyMs: options.latencyMs ?? 0,
    fiscal: { ...usualFiscal, ...options.fiscal },
    cost: options.cost && { ...usualCost, ...options.cost },
    dopHint: options.dopHint ?? defaultDopHint,
    webhooks: new Webhooks(store, { now, origin, timeoutMs, closing, logLimits }),
    onRequest: options.onRequest ?? (() => {}),
    closing,
  };
}

function sandboxOf(service: Service, server: RunningServer, closing: AbortController): Sandbox {
  const { endpoint, store, log, faults, date, tracking, links, webhooks } = service;
  const { origin, now } = endpoint;
  let closed: Promise<void> | undefined;
  const close = async () => {
    closing.abort();
    await server.close();
    store.close();
  };
  return {
    url: origin,
    tenantId,
    authorizeUrl: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
    tokenUrl: `${origin}/${tenantId}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    publicClientId,
    ...signInControls(endpoint),
    requests: log.requests,
    apiRequests: () => log.apiRequests(),
    clearRequests: () => log.clear(),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    ...rowControls(store, now),
    deliveries: webhooks.log,
    webhooksIdle: () => webhooks.idle(),
    runAsPlugin: (request) => runAsPlugin(service, request),
    setChangeTracking: (rules) => Object.assign(tracking, rules),
    setLinks: (rules) => Object.assign(links, rules),
    setDateSkew: (milliseconds) => {
      date.skewMs = milliseconds;
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
