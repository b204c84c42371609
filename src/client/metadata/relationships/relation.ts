import type { RelationshipDefinition } from "../../types/tables";

/** What a table is related to others by: a lookup, a collection, or a many-to-many relationship. */
export interface Relation {
  readonly kind: RelationshipDefinition["kind"];
  /** One, unless it is a lookup that may refer to several tables. */
  readonly relationships: readonly [RelationshipDefinition, ...RelationshipDefinition[]];
}

/** Puts the relationships of a lookup together, whose column they share. */
export function toRelations(relationships: readonly RelationshipDefinition[]): Relation[] {
  const groups = new Map<string, [RelationshipDefinition, ...RelationshipDefinition[]]>();
  for (const each of relationships) {
    const { kind, column, navigation } = each;
    const key = `${kind} ${kind === "manyToOne" ? column : navigation}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map((group) => ({ kind: group[0].kind, relationships: group }));
}

/** The name that means this relation and no other of its table. */
export function nameOfRelation({ kind, relationships: [first, ...others] }: Relation): string {
  const { column, navigation } = first;
  const isWhole = others.every((each) => each.navigation === navigation);
  return kind === "manyToOne" && !isWhole && column !== undefined ? column : navigation;
}

/** Logical names of the tables that it leads to. */
export function tablesOfRelation({ relationships }: Relation): readonly string[] {
  return [...new Set(relationships.map(({ table }) => table))];
}
