import type { AlternateKeyDeclaration, LookupTarget, ManyToManyDeclaration } from "../schema/types";
import { labelOf, type TableDefinition } from "./definitions";
import type { Importing } from "./importTables";

/** The targets of a lookup that there will be; the others are listed. */
export function targetsOf(
  table: TableDefinition,
  column: string,
  { names, leftOut }: Importing,
): LookupTarget[] {
  const all = table.ManyToOneRelationships ?? [];
  return all
    .filter(({ ReferencingAttribute }) => ReferencingAttribute === column)
    .flatMap((relationship) => {
      const { ReferencedEntity, SchemaName } = relationship;
      if (!names.has(ReferencedEntity)) {
        leftOut.push(
          `Relationship ${SchemaName}: ${table.LogicalName}.${column} points to ${ReferencedEntity}, which is not modelled.`,
        );
        return [];
      }
      const collection = relationship.ReferencedEntityNavigationPropertyName;
      return [
        {
          table: ReferencedEntity,
          navigation: relationship.ReferencingEntityNavigationPropertyName ?? "",
          ...(collection ? { collection } : {}),
          relationship: SchemaName,
          onDelete: onDelete(relationship.CascadeConfiguration?.Delete),
        },
      ];
    });
}

function onDelete(configured: string | undefined): "cascade" | "removeLink" | "restrict" {
  if (configured === "Cascade") return "cascade";
  return configured === "Restrict" ? "restrict" : "removeLink";
}

/** Keys whose columns are all there. */
export function keysOf(
  table: TableDefinition,
  columns: ReadonlySet<string>,
  { leftOut }: Importing,
): AlternateKeyDeclaration[] {
  return (table.Keys ?? []).flatMap((key) => {
    const missing = key.KeyAttributes.find((name) => !columns.has(name));
    if (missing !== undefined) {
      leftOut.push(
        `Key ${table.LogicalName}.${key.LogicalName}: its column ${missing} is not modelled.`,
      );
      return [];
    }
    return [
      {
        name: key.LogicalName,
        label: labelOf(key.DisplayName, key.LogicalName),
        columns: key.KeyAttributes,
      },
    ];
  });
}

/** Each relationship is in the definitions of both tables, and is declared by the first of the two. */
export function manyToManyOf(
  table: TableDefinition,
  { names, sets, leftOut }: Importing,
): ManyToManyDeclaration[] {
  const all = table.ManyToManyRelationships ?? [];
  return all
    .filter((each) => each.IsCustomRelationship && each.Entity1LogicalName === table.LogicalName)
    .flatMap((each) => {
      const { SchemaName, IntersectEntityName, Entity2LogicalName } = each;
      if (!names.has(Entity2LogicalName)) {
        leftOut.push(
          `Relationship ${SchemaName}: it leads to ${Entity2LogicalName}, which is not modelled.`,
        );
        return [];
      }
      return [
        {
          schemaName: SchemaName,
          intersect: IntersectEntityName,
          intersectSet: sets.get(IntersectEntityName) || `${IntersectEntityName}set`,
          with: Entity2LogicalName,
          navigation: each.Entity1NavigationPropertyName,
          otherNavigation: each.Entity2NavigationPropertyName,
        },
      ];
    });
}
