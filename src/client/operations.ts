import { runBatch } from "./batch/runBatch";
import { bulkWrite } from "./bulk/bulkWrite";
import { countEntities } from "./count/countEntities";
import { listChoices } from "./definitions/choices/listChoices";
import { createColumn } from "./definitions/columns/createColumn";
import { deleteColumn } from "./definitions/columns/deleteColumn";
import { getColumn } from "./definitions/columns/getColumn";
import { listColumns } from "./definitions/columns/listColumns";
import { queryColumns } from "./definitions/columns/queryColumns";
import { updateColumn } from "./definitions/columns/updateColumn";
import { describeEntityType } from "./definitions/describe/describeEntityType";
import { getTable } from "./definitions/tables/getTable";
import { listEntityTypes } from "./definitions/tables/listEntityTypes";
import { listTableSummaries } from "./definitions/tables/listTableSummaries";
import { listTablesWithColumns } from "./definitions/tables/listTablesWithColumns";
import { fetchRecords } from "./fetchXml/fetchRecords";
import { resolveTable } from "./metadata/resolveTable";
import { tableDefinition } from "./metadata/tableDefinition";
import { tableNames } from "./metadata/tableNames";
import { checkTracking } from "./polling/deltaLinks/checkTracking";
import { trackChanges } from "./polling/deltaLinks/trackChanges";
import { pollChanges } from "./polling/timestamps/pollChanges";
import { sendRaw } from "./raw/sendRaw";
import { createRecord } from "./records/createRecord";
import { deleteRecord } from "./records/deleteRecord";
import { getRecord } from "./records/getRecord";
import { updateRecord, upsertRecord } from "./records/patchRecord";
import { pickRecords } from "./records/pickRecords";
import { queryRecords } from "./records/queryRecords";
import { listEntitySets } from "./records/serviceDocument";
import { whoAmI } from "./records/whoAmI";
import type { Session } from "./session/session";
import { deleteRegistrations } from "./webhooks/registration/deleteRegistrations";
import { listRegistrations } from "./webhooks/registration/listRegistrations";
import { unregisterWebhook } from "./webhooks/registration/unregister";

/**
 * Everything the client can do: a name, and the function that does it in a session. A new operation is
 * one line here; its docstring stands at its function.
 */
export const operations = {
  queryRecords,
  getRecord,
  createRecord,
  updateRecord,
  upsertRecord,
  deleteRecord,
  whoAmI,
  listEntitySets,
  /** Every table; one request, remembered for ten minutes. */
  listTables: tableNames,
  /** The table of a set name, logical name, schema name, display name or MetadataId. */
  resolveTable,
  /** One table with its columns, keys and relationships, by any of its names; remembered likewise. */
  describeTable: tableDefinition,
  /** The first 200 records by primary name, or those whose name contains `search`. */
  listRecordsForPicker: pickRecords,
  /** Runs a FetchXML query: one page, or every page. */
  fetchXml: fetchRecords,
  /** Counts the records of a table or a query, exactly wherever that is possible. */
  countEntities,
  /** Answers in the order of the actions: records, or verdicts where asked for. */
  runBatch,
  /** Writes many rows of one table, with a verdict for each. */
  bulkWrite,
  /** What was created or updated since the poll before, and the state for the next one. */
  pollChanges,
  /** What was created, updated or deleted since the state was made; one page at a time. */
  trackChanges,
  /** Tries out whether the changes of a table can be tracked. */
  checkTracking,
  sendRaw,
  /** Removes a webhook with its steps; nothing there is as good. */
  unregisterWebhook,
  /** Every webhook of the environment, whoever registered it. */
  listWebhookRegistrations: listRegistrations,
  deleteWebhookRegistrations: deleteRegistrations,
  listEntityTypes,
  listTableSummaries,
  listTablesWithColumns,
  getTable,
  queryColumns,
  getColumn,
  listColumns,
  createColumn,
  updateColumn,
  deleteColumn,
  describeEntityType,
  listChoices,
} as const;

/** The operations as the layer of words calls them: without the session, which the client holds. */
export type BoundOperations = {
  readonly [Name in keyof typeof operations]: (typeof operations)[Name] extends (
    session: Session,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** Binds every operation to one session. */
export function bindOperations(session: Session): BoundOperations {
  const bound = Object.entries(operations).map(([name, operation]) => [
    name,
    (operation as (session: Session, ...rest: unknown[]) => unknown).bind(undefined, session),
  ]);
  return Object.fromEntries(bound) as BoundOperations;
}
