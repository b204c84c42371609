import type { Connection } from "@prismatic-io/spectral";
import { type BoundOperations, bindOperations } from "./bindOperations";
import { lazily } from "./lazily";
import { type ClientOptions, openSession } from "./openSession";
import type { ClientContext } from "./types";
import type { Validation, ValidationParams } from "./validation/types";
import { fingerprintSecret } from "./webhooks/registration/keyOf";
import type { RegisterWebhookParams, RegistrationChanges } from "./webhooks/registration/types";

export type { AccessRight } from "./access/accessRights";
export type * from "./access/types";
export type { AddedAttachment } from "./activities/attachments/addAttachment";
export type { AttachmentList } from "./activities/attachments/attachments";
export type { DownloadedAttachment } from "./activities/attachments/downloadAttachment";
export type * from "./activities/types";
export { identityOf } from "./auth/identity";
export { TokenUnavailable } from "./auth/TokenUnavailable";
export type * from "./bulk/preview/types";
export type * from "./bulk/types";
export type * from "./conversions/types";
export type * from "./drift/types";
export { DataverseError } from "./errors/DataverseError";
export { errorHook } from "./errors/hook";
export { InputError } from "./errors/InputError";
export { nearest } from "./errors/nearest";
export { contentTypeOf, toBuffer } from "./files/fileBytes";
export type {
  DeleteFileResult,
  DownloadFileResult,
  FileValue,
  TextEncoding,
  UploadFileResult,
} from "./files/types";
export type * from "./finding/duplicates/types";
export type * from "./finding/types";
export type * from "./groups/types";
export { ExactNumber } from "./json/exactNumber";
export { readJson } from "./json/readJson";
export { MOST_LEVELS, writeJson } from "./json/writeJson";
export { readFieldMap } from "./mapping/readFieldMap";
export type * from "./metadata/choices/types";
export { plainColumn } from "./metadata/columns/plainColumn";
export { mustBeGiven } from "./metadata/describe/mustBeGiven";
export type * from "./metadata/describe/types";
export type * from "./metadata/types";
export type * from "./mirror/types";
export type * from "./notes/types";
export { normalizeGuid } from "./odata/guid";
export type * from "./organization/types";
export type * from "./polling/deltaLinks/types";
export type * from "./polling/shared/types";
export type * from "./polling/timestamps/types";
export type { CountMethod, CountParams, CountResult } from "./queries/count/types";
export type { PickerViews } from "./queries/views/listViews";
export type * from "./relations/types";
export type * from "./search/types";
export { SecretMask } from "./secrets/SecretMask";
export type * from "./states/types";
export type * from "./types";
export type * from "./types/tables";
export type * from "./unified/types";
export type { UnifiedReading } from "./unified/unifyChanges";
export type * from "./validation/types";
export { columnNamed } from "./values/columnNamed";
export type { Principal } from "./values/principalTypes";
export { isTimeZone } from "./values/zonedTime";
export * from "./webhooks/changes";
export * from "./webhooks/events";
export * from "./webhooks/registration";
export type * from "./webhooks/registration/listTypes";
export type { RegisteringTrigger } from "./webhooks/registration/triggers";
export type {
  RecordEvent,
  RegistrationChanges,
  RegistrationIdentity,
} from "./webhooks/registration/types";

/** What Dataverse can do, in the words of the actions; derived from the registry of operations. */
export interface DataverseClient extends BoundOperations {
  /** Origin and API root of the environment. */
  readonly environment: { readonly origin: string; readonly apiRoot: string };
  /** Creates or updates a webhook and its steps. Sends no write if nothing differs. */
  registerWebhook(params: RegisterWebhookParams): Promise<RegistrationChanges>;
}

/**
 * The only door for the layer above: a client for one connection and one action. It costs nothing to
 * make: no request is sent before the first call.
 *
 * @throws ConnectionError when the connection names no environment.
 */
export function createClient(
  connection: Connection,
  context: ClientContext,
  options: ClientOptions = {},
): DataverseClient {
  const session = openSession(connection, context, options);
  return Object.assign(bindOperations(session), {
    environment: session.environment,
    registerWebhook: async (params: RegisterWebhookParams) =>
      registerWebhook(session, fingerprintSecret(connection, session.caches), params),
  });
}

const registerWebhook = lazily(
  async () => (await import("./webhooks/registration/register")).registerWebhook,
);
const validate = lazily(
  async () => (await import("./validation/validateConnection")).validateConnection,
);

const status = lazily(async () => (await import("./validation/connectionStatus")).connectionStatus);

/** Whom a connection acts for and what it may do, in one sentence; never throws. */
export function connectionStatus(
  connection: Connection,
  context: ClientContext,
  params: ValidationParams,
): Promise<string> {
  return status(connection, params, () =>
    openSession(connection, context, { budget: "interactive" }),
  );
}

/** Looks through a connection and says what is wrong with it; what it finds is not thrown. */
export function validateConnection(
  connection: Connection,
  context: ClientContext,
  params: ValidationParams,
): Promise<Validation> {
  return validate(connection, params, () => openSession(connection, context, { budget: "brief" }));
}
