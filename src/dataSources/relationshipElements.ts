import type { Element } from "@prismatic-io/spectral";
import type { RelationshipDefinition, TableDefinition, TableName } from "../client";
import { byLabel, firstElements } from "./elements";
import { isFound } from "./search";

/** Records that a record refers to come before those that refer to it. */
const KINDS: readonly RelationshipDefinition["kind"][] = ["manyToOne", "oneToMany", "manyToMany"];

/** The picklist of the navigation properties of a table, each with what it leads to. */
export function relationshipElements(
  table: TableDefinition,
  tables: readonly TableName[],
  search?: string,
): Element[] {
  const named = new Map(tables.map((each) => [each.logicalName, each]));
  const elements = KINDS.flatMap((kind) => {
    const ofKind = table.relationships.filter((each) => each.kind === kind);
    return byLabel(
      [...groupedByProperty(ofKind)].map(([key, [first, ...others]]) => ({
        key,
        label: `${linkOf(first, table, named)} → ${[first, ...others].map((each) => nameOf(each.table, named)).join(" or ")} (${key})`,
      })),
    );
  });
  return firstElements(elements.filter(({ label }) => isFound(search, [label])));
}

type Named = ReadonlyMap<string, TableName>;
type Group = [RelationshipDefinition, ...RelationshipDefinition[]];

/** A lookup of several tables may have one property for all of them. */
const groupedByProperty = (
  relationships: readonly RelationshipDefinition[],
): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>();
  for (const each of relationships) {
    const group = groups.get(each.navigation);
    if (!group) groups.set(each.navigation, [each]);
    else if (!group.some(({ table }) => table === each.table)) group.push(each);
  }
  return groups;
};

/** What a record is linked by: its own column, or the records that refer to it. */
const linkOf = (
  { kind, column = "", table: to }: RelationshipDefinition,
  { columns }: TableDefinition,
  named: Named,
): string => {
  if (kind === "manyToOne") return columns.get(column)?.displayName ?? column;
  const records = named.get(to)?.pluralDisplayName ?? nameOf(to, named);
  return kind === "oneToMany" ? `${records} by ${column}` : records;
};

const nameOf = (table: string, named: Named): string => named.get(table)?.displayName ?? table;
