import { quotient } from "../decimals/arithmetic";
import { exactNumber } from "../decimals/digits";
import type { Table } from "../schema/derived";
import type { Row, Store } from "../types";

/**
 * What follows from a row's amounts: the currency (the root business unit's where none is given),
 * its rate, and each amount in the base currency. Nothing where a row has no amounts.
 * https://learn.microsoft.com/power-apps/developer/data-platform/transaction-currency-currency-entity
 */
export function moneyValues(store: Store, table: Table, row: Row): Row {
  const companions = baseColumns(table);
  const filled = companions.some(({ of }) => (row[of] ?? null) !== null);
  if (!filled && !row["transactioncurrencyid"]) {
    return {};
  }
  if (companions.length === 0) {
    return {};
  }
  const currency = row["transactioncurrencyid"] ?? baseCurrency(store);
  const rate = row["exchangerate"] ?? exchangeRate(store, currency) ?? 1;
  const values: Row = { transactioncurrencyid: currency, exchangerate: rate };
  for (const { of, base } of companions) {
    const amount = row[of] ?? null;
    values[base] = amount === null ? null : inBase(amount, rate);
  }
  return values;
}

const companionsByTable = new WeakMap<Table, { of: string; base: string }[]>();

function baseColumns(table: Table): { of: string; base: string }[] {
  const known =
    companionsByTable.get(table) ??
    [...table.columns.values()].flatMap(({ type, name, companionOf }) =>
      type === "money" && companionOf ? [{ of: companionOf, base: name }] : [],
    );
  companionsByTable.set(table, known);
  return known;
}

function baseCurrency(store: Store): Row[string] {
  const sql = "SELECT transactioncurrencyid FROM businessunit WHERE parentbusinessunitid IS NULL";
  return store.select(sql)[0]?.["transactioncurrencyid"] ?? null;
}

function exchangeRate(store: Store, currency: Row[string] | undefined): Row[string] {
  const sql = "SELECT exchangerate FROM transactioncurrency WHERE transactioncurrencyid = ?";
  return store.select(sql, [currency ?? null])[0]?.["exchangerate"] ?? 1;
}

/** Amounts are kept to four decimals. */
function inBase(amount: NonNullable<Row[string]>, rate: NonNullable<Row[string]>): Row[string] {
  return Number(rate) === 0 ? null : exactNumber(quotient(amount, rate, 4));
}
