import type { Column, Table } from "../schema/derived";
import type { AlternateKeyDeclaration, ColumnType } from "../schema/types";
import type { Row, Store } from "../types";
import { makerFor, uniqueMaker } from "./makers";
import type { Random } from "./random";

/** Writes one column, or a lookup's two, of the row with the given number. */
export type Filler = (row: Row, random: Random, number: number) => void;

/** Columns of a type that are filled where neither a key nor a requirement asks for them. */
const enough: Partial<Record<ColumnType, number>> = { choice: 5, money: 2, lookup: 2 };

/** The fillers of generated rows of a table: one for each column worth filling. */
export function fillersFor(store: Store, table: Table, now: number): Filler[] {
  const distinct = new Set(table.keys.flatMap((key) => distinctColumn(table, key)));
  const filled = new Map<ColumnType, number>();
  return [...table.columns.values()].flatMap((column): Filler[] => {
    const fillers = fillersOf(store, column, distinct.has(column.name), now);
    const count = (filled.get(column.type) ?? 0) + fillers.length;
    const needed = column.custom || column.required || distinct.has(column.name);
    if (!needed && count > (enough[column.type] ?? Number.POSITIVE_INFINITY)) {
      return [];
    }
    filled.set(column.type, count);
    return fillers;
  });
}

function fillersOf(store: Store, column: Column, distinct: boolean, now: number): Filler[] {
  const { name, type, lookupKind, default: initial } = column;
  const given = column.validForCreate === false || column.companionOf || initial !== undefined;
  if (given || lookupKind === "owner" || name === "transactioncurrencyid") {
    return [];
  }
  if (type === "lookup") {
    return lookupFillers(store, column);
  }
  const maker = distinct ? uniqueMaker(column, now) : makerFor(column, now);
  const fill = (row: Row, random: Random, number: number) => {
    row[name] = maker?.(random, number) ?? null;
  };
  return maker ? [fill] : [];
}

const distinguishing = ["string", "integer", "decimal", "datetime", "uniqueidentifier"] as const;

/** The column that keeps a key's rows apart; none where the row's own id is part of the key. */
function distinctColumn(table: Table, key: AlternateKeyDeclaration): string[] {
  if (key.columns.includes(table.primaryId)) {
    return [];
  }
  const columns = key.columns.flatMap((name) => table.columns.get(name) ?? []);
  const email = columns.find((column) => column.format === "Email");
  const byType = distinguishing.flatMap((type) => columns.filter((column) => column.type === type));
  return [email ?? byType[0]].flatMap((column) => (column ? [column.name] : []));
}

/** Points to one of the first thousand rows of its targets: always if it must, or mostly. */
function lookupFillers(store: Store, column: Column): Filler[] {
  const rows = (column.targets ?? []).flatMap(({ table }) => {
    const id = store.schema.tables.get(table)?.primaryId ?? "";
    const found = store.select(`SELECT "${id}" AS id FROM "${table}" LIMIT 1000`);
    return found.map((row) => ({ table, id: row["id"] ?? null }));
  });
  if (rows.length === 0) {
    return [];
  }
  const { name, polymorphic } = column;
  const probability = column.required ? 1 : 0.75;
  return [
    (row, random) => {
      const target = random.chance(probability) ? random.pick(rows) : undefined;
      row[name] = target?.id ?? null;
      if (polymorphic) {
        row[`${name}__table`] = target?.table ?? null;
      }
    },
  ];
}
