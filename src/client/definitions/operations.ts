import type { Session } from "../session/session";
import { listChoices } from "./choices/listChoices";
import { createColumn } from "./columns/createColumn";
import { deleteColumn } from "./columns/deleteColumn";
import { getColumn } from "./columns/getColumn";
import { listColumns } from "./columns/listColumns";
import { queryColumns } from "./columns/queryColumns";
import { updateColumn } from "./columns/updateColumn";
import { describeEntityType } from "./describe/describeEntityType";
import { getTable } from "./tables/getTable";
import { listEntityTypes } from "./tables/listEntityTypes";
import { listTableSummaries } from "./tables/listTableSummaries";
import { listTablesWithColumns } from "./tables/listTablesWithColumns";
import type { DefinitionOperations } from "./types";

/** What a client can do with definitions, for one session. */
export const definitionOperations = (session: Session): DefinitionOperations => ({
  listEntityTypes: (params) => listEntityTypes(session, params),
  listTableSummaries: (params) => listTableSummaries(session, params),
  listTablesWithColumns: (params) => listTablesWithColumns(session, params),
  getTable: (params) => getTable(session, params),
  queryColumns: (params) => queryColumns(session, params),
  getColumn: (params) => getColumn(session, params),
  listColumns: (params) => listColumns(session, params),
  createColumn: (params) => createColumn(session, params),
  updateColumn: (params) => updateColumn(session, params),
  deleteColumn: (params) => deleteColumn(session, params),
  describeEntityType: (params) => describeEntityType(session, params),
  listChoices: (params) => listChoices(session, params),
});
