import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { RelationshipDefinition, TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import { nameKey } from "../cache/findTable";
import { findTableName } from "../cache/tableName";
import { describeRelations } from "./describeRelations";
import { nameOfRelation, type Relation, tablesOfRelation, toRelations } from "./relation";

export interface RelationshipQuestion extends Impersonation {
  /** Schema name, navigation property, lookup, or a name of the related table. */
  readonly relationship: string;
  /** Label of the input that holds it, for messages. */
  readonly input: string;
  /** Whether a relation can be meant at all; default: every one. */
  readonly isMeant?: ((relation: Relation) => boolean) | undefined;
}

type Test = (relationship: RelationshipDefinition) => boolean;

/**
 * The relation of a table that a name means: the one function that decides it. Names of relationships go
 * before those of columns, and these before those of tables; exact letter case goes before another one.
 *
 * @throws InputError for a name of none, and for one of several, with both sides of each
 */
export async function resolveRelationship(
  session: Session,
  table: TableDefinition,
  question: RelationshipQuestion,
): Promise<Relation> {
  const name = question.relationship.trim();
  const found = namedDirectly(table, name) ?? (await namedByTable(session, table, name, question));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (!only) throw unknown(table, name, question);
  const [meant, another] = found.filter((each) => question.isMeant?.(each) ?? true);
  if (meant && !another) return meant;
  const shown = await describeRelations(session, table, found, question);
  throw new InputError(
    `${question.input} ${quoted(name)} may mean several relationships of ${table.logicalName}: ${shown}. Use one of these names.`,
  );
}

/** What the definition alone says; undefined where no relationship and no lookup goes by that name. */
const namedDirectly = (table: TableDefinition, name: string): Relation[] | undefined => {
  const folded = nameKey(name);
  const lookup = /^_.+_value$/.exec(folded) ? folded.slice(1, -"_value".length) : folded;
  const tests: readonly Test[] = [
    ({ navigation }) => navigation === name,
    ({ schemaName }) => schemaName === name,
    ({ navigation }) => nameKey(navigation) === folded,
    ({ schemaName }) => nameKey(schemaName) === folded,
    ({ otherNavigation }) => otherNavigation === name,
    ({ otherNavigation = "" }) => nameKey(otherNavigation) === folded,
    ({ kind, column }) => kind === "manyToOne" && column === lookup,
  ];
  for (const test of tests) {
    const relations = toRelations(table.relationships.filter(test));
    if (name !== "" && relations.length > 0) return relations;
  }
  return undefined;
};

/** A label may be that of a lookup as well as that of a table. */
const namedByTable = async (
  session: Session,
  table: TableDefinition,
  name: string,
  question: RelationshipQuestion,
): Promise<Relation[]> => {
  if (name === "") return [];
  const tables = await tablesNamed(session, table, name, question);
  const column = columnNamed(name, table)?.logicalName;
  return toRelations(
    table.relationships.filter(
      (each) =>
        tables.has(each.table) ||
        (each.kind === "manyToOne" && column !== undefined && each.column === column),
    ),
  );
};

const tablesNamed = async (
  session: Session,
  table: TableDefinition,
  name: string,
  question: RelationshipQuestion,
): Promise<ReadonlySet<string>> => {
  const logical = name.toLowerCase();
  if (table.relationships.some((each) => each.table === logical)) return new Set([logical]);
  const match = await findTableName(session, name, question);
  if (match.kind === "unknown") return new Set();
  const tables = match.kind === "found" ? [match.table] : match.tables;
  return new Set(tables.map(({ logicalName }) => logicalName));
};

const unknown = (
  table: TableDefinition,
  name: string,
  { input }: RelationshipQuestion,
): InputError => {
  const relations = toRelations(table.relationships);
  const names = [
    ...relations.map(nameOfRelation),
    ...table.relationships.map(({ schemaName }) => schemaName),
    ...relations.flatMap(tablesOfRelation),
  ];
  const near = nearest(name, [...new Set(names)]);
  const advice = near.length > 0 ? `; did you mean ${near.join(" or ")}?` : ".";
  return new InputError(
    `${input} ${quoted(name)} is no relationship of ${table.logicalName}: expected the schema name of one, its navigation property, or the related table${advice}`,
  );
};

const quoted = (name: string): string =>
  JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
