import { encodeOption } from "../../odata/query";
import type { Session } from "../../session/session";
import { type Json, list } from "../definition/json";
import { compareNames, labelOrNull } from "../properties";
import { membersAs, readDefinitions } from "../readRawDefinition";
import type { TablesWithColumnsParams, TableWithColumns } from "../types";
import {
  CANDIDATE_PROPERTIES,
  type Candidate,
  chooseTables,
  matcher,
  namesOfNone,
  readCandidate,
} from "./chooseTables";
import { splitReads } from "./splitReads";

type Field = TableWithColumns["fields"][number];

/**
 * Tables with their columns, by schema name. At most five requests, however many tables there are: one
 * for the tables, and up to four, one after the other, for their columns.
 */
export async function listTablesWithColumns(
  session: Session,
  params: TablesWithColumnsParams,
): Promise<TableWithColumns[]> {
  const candidates = await readDefinitions(session, {
    path: `EntityDefinitions?$select=${CANDIDATE_PROPERTIES.join(",")}`,
    operation: "Listing tables",
    take: membersAs(readCandidate),
  });
  const { recordTypeFilter = [], defaultSelectedRecordTypes = [] } = params;
  warnOfUnknown(session, "Entity Type Filter", candidates, recordTypeFilter);
  warnOfUnknown(session, "Default Selected Entity Types", candidates, defaultSelectedRecordTypes);
  const chosen = chooseTables(candidates, params);
  const columns = await readColumns(session, chosen);
  const selected = matcher(defaultSelectedRecordTypes);
  return chosen
    .map(({ table }) => ({
      object: { key: table.metadataId, label: table.schemaName },
      defaultSelected: selected(table),
      fields: columns.get(table.metadataId) ?? [],
    }))
    .sort((one, other) => compareNames(one.object.label, other.object.label));
}

const readColumns = async (
  session: Session,
  tables: readonly Candidate[],
): Promise<Map<string, Field[]>> => {
  const columns = new Map<string, Field[]>();
  const wanted = new Set(tables.map(({ table }) => table.metadataId));
  const take = membersAs((json) => {
    const id = String(json["MetadataId"]);
    return wanted.has(id) ? { id, fields: fieldsOf(json) } : undefined;
  });
  // One after the other: two answers at once would take twice the memory.
  for (const filter of splitReads(tables)) {
    const path = `EntityDefinitions?$select=LogicalName${filter && `&$filter=${encodeOption(filter)}`}&$expand=${encodeOption(COLUMNS)}`;
    const operation = "Reading the columns of tables";
    for (const table of await readDefinitions(session, { path, operation, take })) {
      if (table) columns.set(table.id, table.fields);
    }
  }
  return columns;
};

/** Without the companions that show another column's label or name: they hold no value. */
const COLUMNS =
  "Attributes($select=LogicalName,DisplayName;$filter=AttributeOf eq null or IsValidODataAttribute eq true)";

const fieldsOf = (json: Json): Field[] =>
  list(json["Attributes"])
    .map((column) => {
      const key = String(column["LogicalName"]);
      return { key, label: labelOrNull(column["DisplayName"]) ?? key };
    })
    .sort((one, other) => compareNames(one.label, other.label));

/** A table that is not installed everywhere may stand in a filter; it should not vanish unnoticed. */
const warnOfUnknown = (
  session: Session,
  input: string,
  candidates: readonly Candidate[],
  names: readonly string[],
): void => {
  for (const name of namesOfNone(candidates, names)) {
    session.logger.warn(`${input}: no table is called ${JSON.stringify(name.slice(0, 80))}.`);
  }
};
