import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { normalizeGuid } from "../../odata/guid";
import { stringLiteral } from "../../odata/literal";
import type { Session } from "../../session/session";
import type { DataverseRecord, PickerRecords } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { PARTITION } from "../../values/keys/typedKey";
import { queryRecords } from "../odata/queryRecords";
import { containing } from "./containing";

/**
 * The first 200 records of a table by their primary name, with nothing but what a picker shows. Takes
 * one request, and one before it for the table's definition unless that is remembered.
 *
 * @param search part of the primary name, or a record's GUID
 */
export async function pickRecords(
  session: Session,
  tableName: string,
  search?: string,
): Promise<PickerRecords> {
  const table = await tableDefinition(session, tableName);
  const { entitySetName, primaryIdAttribute, logicalName } = table;
  if (entitySetName === "" || primaryIdAttribute === "") {
    throw new InputError(`Entity Type ${logicalName} has no records that could be chosen.`);
  }
  const name = readableName(table);
  const isElastic = table.tableType === "Elastic";
  const { value } = await queryRecords(session, {
    entityType: entitySetName,
    fieldNames: [primaryIdAttribute, ...(name ? [name] : []), ...(isElastic ? [PARTITION] : [])],
    condition: search ? conditionOf(search, primaryIdAttribute, name) : undefined,
    orderByFieldNames: name ? [name, primaryIdAttribute] : [primaryIdAttribute],
    top: defaults.pickerRows + 1,
  });
  return {
    rows: value.slice(0, defaults.pickerRows).map((row) => ({
      id: isElastic ? keyInPartition(row, primaryIdAttribute) : String(row[primaryIdAttribute]),
      name: name && typeof row[name] === "string" ? row[name] : undefined,
    })),
    hasMore: value.length > defaults.pickerRows,
  };
}

/** The id of an elastic row means another row in another partition, so its partition goes with it. */
function keyInPartition(row: DataverseRecord, primaryIdAttribute: string): string {
  const id = String(row[primaryIdAttribute]);
  const partition = row[PARTITION];
  return typeof partition === "string" && partition !== id
    ? `${primaryIdAttribute}=${id},${PARTITION}=${stringLiteral(partition)}`
    : id;
}

/** Some tables are named by a column that shows the name of another record, and cannot be asked for. */
const readableName = ({ columns, primaryNameAttribute = "" }: TableDefinition) => {
  const column = columns.get(primaryNameAttribute);
  return column?.validForRead ? column.logicalName : undefined;
};

const conditionOf = (search: string, id: string, name: string | undefined): string => {
  const guid = normalizeGuid(search);
  if (guid) return `${id} eq ${guid}`;
  if (!name) {
    throw new InputError("Search takes a GUID: the records of this table have no name.");
  }
  return containing(search)(name);
};
