import type { ManyToMany, SingleNavigation } from "./derived";
import type { OpenTable } from "./table";
import type { LookupTarget, ManyToManyDeclaration, TableDeclaration } from "./types";

/** Schema name of the relationship a lookup target makes; what `link` and definitions call it. */
export function relationshipName(
  table: string,
  column: string,
  target: Pick<LookupTarget, "relationship" | "collection">,
): string {
  return target.relationship ?? target.collection ?? `${table}_${column}`;
}

/** Columns of an intersect table: the declaring row's id and the other row's. */
export function intersectColumns(
  relationship: ManyToManyDeclaration,
  declaringId: string,
  otherId: string,
): { id: string; a: string; b: string } {
  const same = declaringId === otherId;
  const { ends } = relationship;
  if (ends) return { id: `${relationship.intersect}id`, a: ends[0], b: ends[1] };
  return {
    id: `${relationship.intersect.replace(/s$/, "")}id`,
    a: same ? `${declaringId}one` : declaringId,
    b: same ? `${otherId}two` : otherId,
  };
}

function hasOwnTable({ ends }: ManyToManyDeclaration): boolean {
  return ends === undefined;
}

/** The readable table behind each many-to-many relationship, as a separate declaration. */
export function intersectDeclarations(all: readonly TableDeclaration[]): TableDeclaration[] {
  return all.flatMap((declaring) =>
    (declaring.manyToMany ?? []).filter(hasOwnTable).map((relationship) => {
      const other = all.find((table) => table.logicalName === relationship.with) ?? declaring;
      const names = intersectColumns(relationship, declaring.primaryId, other.primaryId);
      const end = (name: string, label: string) =>
        ({ name, type: "uniqueidentifier", label, required: "system" }) as const;
      return {
        logicalName: relationship.intersect,
        schemaName: relationship.intersect,
        entitySetName: relationship.intersectSet,
        label: relationship.schemaName,
        pluralLabel: relationship.schemaName,
        objectTypeCode: 0,
        primaryId: names.id,
        ownership: "none",
        intersect: true,
        columns: [end(names.a, declaring.label), end(names.b, other.label)],
      };
    }),
  );
}

/** Adds to each table the collections that lookups and many-to-many declarations give it. */
export function connect(tables: ReadonlyMap<string, OpenTable>): Map<string, ManyToMany> {
  const manyToMany = new Map<string, ManyToMany>();
  for (const table of tables.values()) {
    connectLookups(tables, table);
    for (const declared of table.declaration.manyToMany ?? []) {
      const relationship = { ...declared, declaredBy: table.logicalName };
      manyToMany.set(declared.schemaName, relationship);
      addManyToMany(tables, table, relationship);
    }
  }
  return manyToMany;
}

/** Adds the collections that one table's lookups give the tables they point to. */
export function connectLookups(tables: ReadonlyMap<string, OpenTable>, table: OpenTable): void {
  for (const navigation of table.single.values()) {
    addOneToMany(tables, table, navigation);
  }
}

function addOneToMany(
  tables: ReadonlyMap<string, OpenTable>,
  table: OpenTable,
  { column, target, name, second }: SingleNavigation,
): void {
  if (target.collection && !second) {
    tables.get(target.table)?.collections.set(target.collection, {
      kind: "oneToMany",
      name: target.collection,
      table: table.logicalName,
      column,
      inverse: name,
      onDelete: target.onDelete ?? "removeLink",
    });
  }
}

function addManyToMany(
  tables: ReadonlyMap<string, OpenTable>,
  table: OpenTable,
  relationship: ManyToMany,
): void {
  const side = { kind: "manyToMany", relationship } as const;
  const { navigation, otherNavigation } = relationship;
  table.collections.set(navigation, {
    ...side,
    name: navigation,
    table: relationship.with,
    declaring: true,
  });
  tables.get(relationship.with)?.collections.set(otherNavigation, {
    ...side,
    name: otherNavigation,
    table: table.logicalName,
    declaring: false,
  });
}
