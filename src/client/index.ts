import type { Connection } from "@prismatic-io/spectral";
import { runBatch } from "./batch/runBatch";
import { bulkWrite } from "./bulk/bulkWrite";
import { pollChanges } from "./changes/pollChanges";
import { countEntities } from "./count/countEntities";
import { definitionOperations } from "./definitions/operations";
import type {
  ClientContext,
  ClientOptions,
  DataverseClient,
  Validation,
  ValidationParams,
} from "./door";
import { fetchRecords } from "./fetchXml/fetchRecords";
import { resolveTable } from "./metadata/resolveTable";
import { tableDefinition } from "./metadata/tableDefinition";
import { tableNames } from "./metadata/tableNames";
import { openSession } from "./openSession";
import { sendRaw } from "./raw/sendRaw";
import { createRecord } from "./records/createRecord";
import { deleteRecord } from "./records/deleteRecord";
import { getRecord } from "./records/getRecord";
import { updateRecord, upsertRecord } from "./records/patchRecord";
import { pickRecords } from "./records/pickRecords";
import { queryRecords } from "./records/queryRecords";
import { listEntitySets } from "./records/serviceDocument";
import { whoAmI } from "./records/whoAmI";
import { deleteRegistrations } from "./registration/deleteRegistrations";
import { clientSecretOf } from "./registration/keyOf";
import { listRegistrations } from "./registration/listRegistrations";
import { registerWebhook } from "./registration/register";
import { unregisterWebhook } from "./registration/unregister";
import { checkTracking } from "./tracking/checkTracking";
import { trackChanges } from "./tracking/trackChanges";
import { validateConnection as validate } from "./validation/validateConnection";

export type * from "./door";
export { DataverseError } from "./errors/DataverseError";
export { errorHook } from "./errors/hook";
export { InputError } from "./errors/InputError";
export { ExactNumber } from "./json/exactNumber";
export { readJson } from "./json/readJson";
export { MOST_LEVELS, writeJson } from "./json/writeJson";
export { normalizeGuid } from "./odata/guid";
export * from "./registration";
export { SecretMask } from "./secrets/SecretMask";
export { columnNamed } from "./values/columnNamed";
export * from "./webhooks";

/**
 * The only door for the layer above: a client for one connection and one action. It costs nothing to
 * make: no request is sent before the first call.
 *
 * @throws ConnectionError when the connection names no environment.
 */
export const createClient = (
  connection: Connection,
  context: ClientContext,
  options: ClientOptions = {},
): DataverseClient => {
  const session = openSession(connection, context, options);
  return {
    environment: session.environment,
    ...definitionOperations(session),
    queryRecords: (params) => queryRecords(session, params),
    getRecord: (params) => getRecord(session, params),
    createRecord: (params) => createRecord(session, params),
    updateRecord: (params) => updateRecord(session, params),
    upsertRecord: (params) => upsertRecord(session, params),
    deleteRecord: (params) => deleteRecord(session, params),
    whoAmI: (params) => whoAmI(session, params),
    listEntitySets: () => listEntitySets(session),
    listTables: (params) => tableNames(session, params),
    resolveTable: (name, params) => resolveTable(session, name, params),
    describeTable: (name, params) => tableDefinition(session, name, params),
    listRecordsForPicker: (table, search) => pickRecords(session, table, search),
    fetchXml: (params) => fetchRecords(session, params),
    countEntities: (params) => countEntities(session, params),
    runBatch: (params) => runBatch(session, params),
    pollChanges: (params) => pollChanges(session, params),
    trackChanges: (params) => trackChanges(session, params),
    checkTracking: (params) => checkTracking(session, params),
    bulkWrite: (params) => bulkWrite(session, params),
    sendRaw: (params) => sendRaw(session, params),
    registerWebhook: (params) => registerWebhook(session, clientSecretOf(connection), params),
    unregisterWebhook: (identity) => unregisterWebhook(session, identity),
    listWebhookRegistrations: (params) => listRegistrations(session, params),
    deleteWebhookRegistrations: (params) => deleteRegistrations(session, params),
  };
};

/** Looks through a connection and says what is wrong with it; what it finds is not thrown. */
export const validateConnection = (
  connection: Connection,
  context: ClientContext,
  params: ValidationParams,
): Promise<Validation> =>
  validate(connection, params, () => openSession(connection, context, { budget: "brief" }));
