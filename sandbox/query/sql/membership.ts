import type { CollectionNavigation, Schema, Table } from "../../schema/derived";
import { intersectColumns } from "../../schema/relationships";
import { quote } from "../../store";

/** How the rows of a collection are found in SQL. */
export interface Membership {
  /** The rows under the alias, joined to the intersect table where there is one. */
  from: string;
  /** The expression that holds the id of the row the collection belongs to. */
  parent: string;
  /** A condition beside the parent's id: which table a polymorphic lookup points to. */
  condition: string | undefined;
}

/** The rows of `navigation` of `owner`, under `alias`. */
export function membership(
  schema: Schema,
  owner: Table,
  navigation: CollectionNavigation,
  alias: string,
): Membership {
  const rows = `${quote(navigation.table)} ${quote(alias)}`;
  if (navigation.kind === "oneToMany") {
    const { name, polymorphic } = navigation.column;
    const column = `${quote(alias)}.${quote(name)}`;
    const points = `${quote(alias)}.${quote(`${name}__table`)} = '${owner.logicalName}'`;
    const needed = polymorphic && !owner.declaration.abstract;
    return { from: rows, parent: column, condition: needed ? points : undefined };
  }
  const { relationship, declaring } = navigation;
  const primaryId = (table: string) => schema.tables.get(table)?.primaryId ?? "";
  const ends = intersectColumns(
    relationship,
    primaryId(relationship.declaredBy),
    primaryId(relationship.with),
  );
  const link = quote(`${alias}_link`);
  const [own, other] = declaring ? [ends.a, ends.b] : [ends.b, ends.a];
  const id = `${quote(alias)}.${quote(primaryId(navigation.table))}`;
  const join = `JOIN ${quote(relationship.intersect)} ${link} ON ${link}.${quote(other)} = ${id}`;
  return { from: `${rows} ${join}`, parent: `${link}.${quote(own)}`, condition: undefined };
}
