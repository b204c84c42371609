import type { Connection } from "@prismatic-io/spectral";
import { identityOf } from "./auth/identity";
import { tokenSource } from "./auth/tokenSource";
import { defaults } from "./defaults";
import { definitionOperations } from "./definitions/operations";
import { environmentOf } from "./environment";
import { pipeline } from "./http/pipeline";
import { waitBudget } from "./http/waits";
import { resolveTable } from "./metadata/resolveTable";
import { tableDefinition } from "./metadata/tableDefinition";
import { tableNames } from "./metadata/tableNames";
import { sendRaw } from "./raw/sendRaw";
import { createRecord } from "./records/createRecord";
import { deleteRecord } from "./records/deleteRecord";
import { getRecord } from "./records/getRecord";
import { updateRecord, upsertRecord } from "./records/patchRecord";
import { pickRecords } from "./records/pickRecords";
import { queryRecords } from "./records/queryRecords";
import { listEntitySets } from "./records/serviceDocument";
import type { Session } from "./records/session";
import { whoAmI } from "./records/whoAmI";
import type { ClientContext, ClientOptions, DataverseClient } from "./types";

export { DataverseError } from "./errors/DataverseError";
export { errorHook } from "./errors/hook";
export { InputError } from "./errors/InputError";
export { normalizeGuid } from "./odata/guid";
export type * from "./types";
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
  { budget = "action", verbose = false }: ClientOptions = {},
): DataverseClient => {
  const environment = environmentOf(connection);
  const interactive = budget === "interactive";
  const session: Session = {
    environment,
    identity: identityOf(connection),
    logger: context.logger,
    timeoutMs: interactive ? defaults.interactiveRequestTimeoutMs : defaults.requestTimeoutMs,
    next: pipeline({
      environment,
      tokens: tokenSource(connection, environment),
      budget: waitBudget(
        interactive ? defaults.interactiveWaitBudgetMs : defaults.actionWaitBudgetMs,
      ),
      logger: context.logger,
      verbose: verbose || context.debug?.enabled === true,
    }),
  };
  return {
    environment,
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
    sendRaw: (params) => sendRaw(session, params),
  };
};
