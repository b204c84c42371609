/** Everything that is done with definitions: read by Node together, since they share most of what they do. */
export { listChoices } from "./choices/listChoices";
export { listGlobalChoices } from "./choices/listGlobalChoices";
export { createColumn } from "./columns/createColumn";
export { deleteColumn } from "./columns/deleteColumn";
export { getColumn } from "./columns/getColumn";
export { listColumns } from "./columns/listColumns";
export { queryColumns } from "./columns/queryColumns";
export { updateColumn } from "./columns/updateColumn";
export { describeEntityType } from "./describe/describeEntityType";
export { getTable } from "./tables/getTable";
export { listEntityTypes } from "./tables/listEntityTypes";
export { listTableSummaries } from "./tables/listTableSummaries";
export { listTablesWithColumns } from "./tables/listTablesWithColumns";
