import type { Table } from "../derived";
import { relationshipName } from "../relationships";
import { SchemaError } from "../schemaError";

/** Checks what a table's lookups and many-to-many declarations say about other tables. */
export function checkReferences(tables: ReadonlyMap<string, Table>): void {
  const claims = new Claims();
  for (const table of tables.values()) {
    claimProperties(claims, table);
    for (const column of table.columns.values()) {
      const where = `${table.logicalName}.json, column "${column.name}"`;
      for (const target of column.targets ?? []) {
        checkTarget(tables, where, target.table);
        if (column.lookupKind !== "owner" && target.navigation) {
          claims.add(where, `navigation property of ${table.logicalName}`, target.navigation);
          const relationship = relationshipName(table.logicalName, column.name, target);
          claims.add(where, "relationship", relationship);
        }
        if (target.collection) {
          claims.add(where, `navigation property of ${target.table}`, target.collection);
        }
      }
    }
    claimManyToMany(claims, tables, table);
  }
}

/** Lookup navigation may share its name with nothing but its own column (`primarycontactid`). */
function claimProperties(claims: Claims, table: Table): void {
  for (const property of table.properties.keys()) {
    claims.add(
      `${table.logicalName}.json`,
      `navigation property of ${table.logicalName}`,
      property,
    );
  }
}

function claimManyToMany(claims: Claims, tables: ReadonlyMap<string, Table>, table: Table): void {
  for (const declared of table.declaration.manyToMany ?? []) {
    const where = `${table.logicalName}.json, relationship "${declared.schemaName}"`;
    checkTarget(tables, where, declared.with);
    claims.add(where, "relationship", declared.schemaName);
    claims.add(where, `navigation property of ${table.logicalName}`, declared.navigation);
    claims.add(where, `navigation property of ${declared.with}`, declared.otherNavigation);
  }
}

function checkTarget(tables: ReadonlyMap<string, Table>, where: string, target: string): void {
  if (!tables.has(target)) {
    throw new SchemaError(where, `points to the table "${target}", which is not declared`);
  }
}

/** Names that may be given once. */
class Claims {
  readonly #takenBy = new Map<string, string>();

  add(where: string, kind: string, name: string): void {
    const key = `${kind}\n${name}`;
    const taken = this.#takenBy.get(key);
    if (taken !== undefined) {
      throw new SchemaError(where, `the ${kind} "${name}" is already declared by ${taken}`);
    }
    this.#takenBy.set(key, where);
  }
}
