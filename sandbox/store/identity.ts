import type { Row } from "../row";
import type { Table } from "../schema/derived";
import { quote } from "./sql";

/**
 * What a row is told apart by: its id, and in an elastic table its partition too. Without one, the
 * partition is the one that a row gets when none is given: its id.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-elastic-tables
 */
export interface RowIdentity {
  id: string;
  partition?: string | undefined;
}

export function asIdentity(identity: string | RowIdentity): RowIdentity {
  return typeof identity === "string" ? { id: identity } : identity;
}

export function identityOf(table: Table, row: Row): RowIdentity {
  const id = String(row[table.primaryId] ?? "").toLowerCase();
  return table.declaration.elastic ? { id, partition: String(row["partitionid"]) } : { id };
}

/** A row as it is stored: in an elastic table none is without a partition. */
export function withPartition(table: Table, row: Row): Row {
  if (!table.declaration.elastic) return row;
  return { ...row, partitionid: row["partitionid"] ?? row[table.primaryId] ?? null };
}

/** The columns of the SQL table's primary key. */
export function identityColumns(table: Table): string[] {
  return table.declaration.elastic ? [table.primaryId, "partitionid"] : [table.primaryId];
}

/** The condition that `identityValues` fill. */
export function identityCondition(table: Table): string {
  return identityColumns(table)
    .map((name) => `${quote(name)} = ?`)
    .join(" AND ");
}

export function identityValues(table: Table, { id, partition }: RowIdentity): Row[string][] {
  const key = id.toLowerCase();
  return table.declaration.elastic ? [key, partition ?? key] : [key];
}
