import type { Column, Table } from "../schema/derived";
import type { Row } from "../types";
import { compute, computedFrom } from "./compute";
import { decimalKey, isDecimal } from "./decimalKey";
import { shadow } from "./fold";
import { identityCondition } from "./identity";
import { isText, quote, shadowColumn } from "./sql";
import type { Parameter } from "./statements";

/** What writing a certain set of columns of a table takes, worked out once a set. */
export interface Plan {
  /** The columns written: the given ones, those computed from them, and the folded companions. */
  readonly columns: readonly string[];
  readonly computed: readonly Column[];
  readonly insert: string;
  /** Takes the row's identity after the values. */
  readonly update: string;
  /** Values in the order of `columns`; `whole` is what computed columns are filled from. */
  values(given: Row, whole: Row): Parameter[];
}

/** Plans by table and columns: loading many rows of one shape plans once. */
export class Plans {
  readonly #plans = new Map<string, Plan>();

  of(table: Table, names: readonly string[]): Plan {
    const key = `${table.logicalName} ${names.join(" ")}`;
    const plan = this.#plans.get(key) ?? planFor(table, names);
    this.#plans.set(key, plan);
    return plan;
  }

  /** Forgets them all: a table has changed. */
  clear(): void {
    this.#plans.clear();
  }
}

function planFor(table: Table, given: readonly string[]): Plan {
  const computed = computedFrom(table, given);
  const names = given.filter((name) => !computed.some((column) => column.name === name));
  const written = [
    ...names.map((name) => checked(table, name)),
    ...computed.map(({ name }) => name),
  ];
  const texts = written.flatMap((name, at) => {
    const column = table.columns.get(name);
    return column && isText(column) ? [at] : [];
  });
  const decimals = written.flatMap((name, at) => {
    const column = table.columns.get(name);
    return column && isDecimal(column) ? [at] : [];
  });
  const columns = [...written, ...texts.map((at) => shadowColumn(written[at] ?? ""))];
  return {
    columns,
    computed,
    insert: insertSql(table, columns),
    update: updateSql(table, columns),
    values(row, whole) {
      const values: Parameter[] = names.map((name) => row[name] ?? null);
      for (const column of computed) {
        values.push(compute(column, whole));
      }
      for (const at of decimals) {
        const value = values[at] ?? null;
        if (value !== null && !(value instanceof Uint8Array)) values[at] = decimalKey(value);
      }
      for (const at of texts) {
        const value = values[at];
        values.push(typeof value === "string" ? shadow(value) : null);
      }
      return values;
    },
  };
}

/** The name itself, when the SQL table has a column of that name. */
export function checked(table: Table, name: string): string {
  const column = table.columns.get(name.replace(/__table$/, ""));
  if (!column || column.type === "partylist" || (column.name !== name && !column.polymorphic)) {
    throw new Error(`The store's table "${table.logicalName}" has no column "${name}".`);
  }
  return name;
}

function insertSql(table: Table, columns: readonly string[]): string {
  const places = columns.map(() => "?").join(", ");
  return `INSERT INTO ${quote(table.logicalName)} (${columns.map(quote).join(", ")}) VALUES (${places})`;
}

function updateSql(table: Table, columns: readonly string[]): string {
  const assignments = columns.map((name) => `${quote(name)} = ?`).join(", ");
  return `UPDATE ${quote(table.logicalName)} SET ${assignments} WHERE ${identityCondition(table)}`;
}
