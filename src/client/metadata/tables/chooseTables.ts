import type { TableName } from "../../types/tables";
import { nameKey } from "../cache/findTable";
import { type Json, number } from "../definition/json";
import { readTableName } from "../definition/readTableName";
import type { TablesWithColumnsParams } from "../types";

/** A table as the choice of tables sees it. */
export interface Candidate {
  readonly table: TableName;
  /** `ObjectTypeCode`: a different number for each table, by which definitions can be split. */
  readonly code: number | undefined;
}

/** Properties of `EntityMetadata` that a candidate is read from. */
export const CANDIDATE_PROPERTIES = [
  "LogicalName",
  "SchemaName",
  "EntitySetName",
  "DisplayName",
  "DisplayCollectionName",
  "IsCustomEntity",
  "IsChildEntity",
  "ObjectTypeCode",
] as const;

export function readCandidate(json: Json): Candidate {
  return {
    table: readTableName(json),
    code: number(json["ObjectTypeCode"]),
  };
}

/**
 * The tables that the inputs ask for: those that the filter names, or all if it is empty; custom
 * tables beside them or not; and of all these only top-level ones, where that is asked for.
 */
export function chooseTables(
  candidates: readonly Candidate[],
  {
    recordTypeFilter = [],
    includeAllCustomRecordTypes = true,
    includeOnlyTopLevelRecordTypes = false,
  }: TablesWithColumnsParams,
): Candidate[] {
  const named = matcher(recordTypeFilter);
  const wanted = (table: TableName): boolean => {
    if (table.isCustom && includeAllCustomRecordTypes) return true;
    return recordTypeFilter.length > 0 ? named(table) : !table.isCustom;
  };
  return candidates.filter(
    ({ table }) => wanted(table) && !(includeOnlyTopLevelRecordTypes && table.isChild),
  );
}

/** Whether one of these names or labels, in any letter case, is the table's. */
export function matcher(names: readonly string[]): (table: TableName) => boolean {
  const wanted = new Set(names.map(nameKey));
  return (table) => namesOf(table).some((name) => wanted.has(nameKey(name)));
}

/** The names and labels that no table has. */
export function namesOfNone(candidates: readonly Candidate[], names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const known = new Set(candidates.flatMap(({ table }) => namesOf(table).map(nameKey)));
  return names.filter((name) => !known.has(nameKey(name)));
}

const namesOf = (table: TableName): string[] => [
  table.metadataId,
  table.logicalName,
  table.schemaName,
  table.entitySetName,
  ...table.labels,
];
