import type { Column, Table } from "../../schema/derived";
import { intersectColumns, relationshipName } from "../../schema/relationships";
import type { ManyToManyDeclaration } from "../../schema/types";
import type { View } from "../model/types";

/** One lookup to one table. */
export interface OneToMany {
  readonly kind: "oneToMany";
  readonly name: string;
  readonly referencing: Table;
  readonly column: Column;
  /** Logical name of the table pointed to; `owner` means users and teams. */
  readonly referenced: string;
  readonly referencedAttribute: string;
  readonly referencingNavigation: string;
  readonly referencedNavigation: string;
  readonly onDelete: "cascade" | "removeLink" | "restrict";
}

export interface ManyToMany extends ManyToManyDeclaration {
  readonly kind: "manyToMany";
  readonly name: string;
  readonly declaring: Table;
  readonly other: Table;
  readonly columns: { readonly a: string; readonly b: string };
}

export type Relationship = OneToMany | ManyToMany;

interface Index {
  readonly all: readonly Relationship[];
  readonly byReferenced: ReadonlyMap<string, readonly OneToMany[]>;
  readonly byTable: ReadonlyMap<string, readonly ManyToMany[]>;
}

interface Known {
  /** What the index was worked out from; a table that changes is another object. */
  readonly from: readonly Table[];
  readonly index: Index;
}

const indexes = new WeakMap<View["tables"], Known>();

/** Every relationship between the tables of a view, worked out again once one of them has changed. */
export function relationships({ tables }: View): Index {
  const known = indexes.get(tables);
  if (known !== undefined && isOf(known, tables)) return known.index;
  const index = build(tables);
  indexes.set(tables, { from: [...tables.values()], index });
  return index;
}

function isOf({ from }: Known, tables: View["tables"]): boolean {
  if (from.length !== tables.size) return false;
  let at = 0;
  for (const table of tables.values()) {
    if (from[at] !== table) return false;
    at += 1;
  }
  return true;
}

function build(tables: View["tables"]): Index {
  const all = [...tables.values()].flatMap((table): Relationship[] => [
    ...lookupsOf(table, tables),
    ...manyToManyOf(table, tables),
  ]);
  const byReferenced = new Map<string, OneToMany[]>();
  const byTable = new Map<string, ManyToMany[]>();
  for (const relationship of all) {
    if (relationship.kind === "oneToMany") {
      push(byReferenced, relationship.referenced, relationship);
    } else {
      push(byTable, relationship.declaring.logicalName, relationship);
      if (relationship.other !== relationship.declaring) {
        push(byTable, relationship.other.logicalName, relationship);
      }
    }
  }
  return { all, byReferenced, byTable };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key) ?? [];
  values.push(value);
  map.set(key, values);
}

/** The lookups of one table, one relationship a target. */
export function lookupsOf(table: Table, tables: ReadonlyMap<string, Table>): OneToMany[] {
  return [...table.columns.values()].flatMap((column): OneToMany[] => {
    const side = { kind: "oneToMany", referencing: table, column } as const;
    if (column.lookupKind === "owner") return [{ ...side, ...ownerRelationship(table) }];
    // A lookup without navigation properties, as a member's of a list, belongs to no relationship of its kind.
    const targets = (column.targets ?? []).filter(({ navigation }) => navigation !== "");
    return targets.map((target) => ({
      ...side,
      name: relationshipName(table.logicalName, column.name, target),
      referenced: target.table,
      referencedAttribute: tables.get(target.table)?.primaryId ?? "",
      referencingNavigation: target.navigation,
      referencedNavigation: target.collection ?? "",
      onDelete: target.onDelete ?? "removeLink",
    }));
  });
}

/** Users and teams are one table, `owner`, where rows are owned. */
function ownerRelationship({ setName }: Table) {
  return {
    name: `owner_${setName}`,
    referenced: "owner",
    referencedAttribute: "ownerid",
    referencingNavigation: "ownerid",
    referencedNavigation: `owner_${setName}`,
    onDelete: "restrict",
  } as const;
}

function manyToManyOf(table: Table, tables: ReadonlyMap<string, Table>): ManyToMany[] {
  return (table.declaration.manyToMany ?? []).flatMap((declared): ManyToMany[] => {
    const other = tables.get(declared.with);
    if (other === undefined) return [];
    const columns = intersectColumns(declared, table.primaryId, other.primaryId);
    const name = declared.schemaName;
    return [{ ...declared, kind: "manyToMany", name, declaring: table, other, columns }];
  });
}
