import { CONNECTION, ENTITY_ID, INCLUDE_CUSTOM, TABLES_WITH_COLUMNS, TOP_LEVEL } from "./inputs";
import type { Rows } from "./rows";

const TABLE_CHOICE: Rows = [CONNECTION, INCLUDE_CUSTOM, TOP_LEVEL];

/** The data sources of the existing component. */
export const existingDataSources = {
  entityTypes: TABLE_CHOICE,
  entities: TABLE_CHOICE,
  attributes: [CONNECTION, ENTITY_ID],
  getEntitiesMetaData: TABLES_WITH_COLUMNS,
} satisfies Readonly<Record<string, Rows>>;
