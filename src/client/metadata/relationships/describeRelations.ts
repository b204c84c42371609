import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { findTableName, prepareTableNames } from "../cache/tableName";
import { nameOfRelation, type Relation, tablesOfRelation } from "./relation";

/** So many are told; more would not be read. */
const TOLD = 8;

/**
 * Relations in words, with the labels of both sides: `primarycontactid (each Account has one Contact, by
 * primarycontactid)`.
 */
export async function describeRelations(
  session: Session,
  table: TableDefinition,
  relations: readonly Relation[],
  impersonation: Impersonation,
): Promise<string> {
  const told = relations.slice(0, TOLD);
  const labels = await labelsOf(session, told.flatMap(tablesOfRelation), impersonation);
  const own = table.displayName ?? table.logicalName;
  const texts = told.map(
    (relation) => `${nameOfRelation(relation)} (${sides(relation, own, labels)})`,
  );
  const more = relations.length - told.length;
  return texts.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

const sides = (relation: Relation, own: string, labels: ReadonlyMap<string, string>): string => {
  const [first] = relation.relationships;
  const other = tablesOfRelation(relation)
    .map((name) => labels.get(name) ?? name)
    .join(" or ");
  switch (relation.kind) {
    case "manyToOne":
      return `each ${own} has one ${other}, by ${first.column}`;
    case "oneToMany":
      return `one ${own} has many of ${other}, by ${first.column} of ${first.table}`;
    case "manyToMany":
      return `many of ${own} have many of ${other}`;
  }
};

/** Labels keep nobody from hearing what is wrong: without them, logical names do. */
const labelsOf = async (
  session: Session,
  tables: readonly string[],
  impersonation: Impersonation,
): Promise<ReadonlyMap<string, string>> => {
  const names = [...new Set(tables)];
  const found = await prepareTableNames(session, names, impersonation)
    .then(() => Promise.all(names.map((name) => findTableName(session, name, impersonation))))
    .catch(() => []);
  return new Map(
    found.flatMap((match) =>
      match.kind === "found" && match.table.displayName
        ? [[match.table.logicalName, match.table.displayName] as const]
        : [],
    ),
  );
};
