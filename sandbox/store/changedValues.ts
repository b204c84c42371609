import type { Table } from "../schema/derived";
import type { Row, Store } from "../types";
import { moneyValues } from "./currency";
import { isoSeconds, owner } from "./systemValues";

/**
 * What follows from changes to a row: the owner's business unit, the base amounts, the stamps and the
 * next row version.
 *
 * @param row the row as it is stored
 * @param now milliseconds since the epoch
 */
export function changedValues(
  store: Store,
  table: Table,
  row: Row,
  changes: Row,
  { now, userId, actingUserId }: { now: number; userId: string; actingUserId?: string | undefined },
): Row {
  return {
    // No owner at all is refused as a missing value.
    ...(changes["ownerid"] ? owner(store, table, changes, userId) : {}),
    ...moneyChanges(store, table, row, changes),
    ...(table.columns.has("modifiedon")
      ? {
          modifiedon: isoSeconds(now),
          modifiedby: userId,
          modifiedonbehalfby: actingUserId ?? null,
        }
      : {}),
    versionnumber: store.nextVersion(),
  };
}

/** A new currency brings its own rate, which the stored one must not stand in for. */
function moneyChanges(store: Store, table: Table, row: Row, changes: Row): Row {
  const whole = { ...row, ...changes };
  if ("transactioncurrencyid" in changes) whole["exchangerate"] = null;
  return moneyValues(store, table, whole);
}
