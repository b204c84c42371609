import { requirePrivilege } from "../auth/privileges";
import type { Table } from "../schema/derived";
import { isoSeconds, moneyValues, owner } from "../store";
import type { Row } from "../types";
import type { Call } from "./call";
import { checkDuplicates } from "./duplicates";
import { checkRequired } from "./required";
import { idOf } from "./rows";
import { stateChanges } from "./state";

/**
 * Writes changes to a row together with what follows from them: stamps, row version, state, owner,
 * base amounts. An empty set of changes writes nothing.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api
 */
export function updateRow(call: Call, table: Table, row: Row, changes: Row): void {
  requirePrivilege(call.store, call.context, table, "Write");
  if (Object.keys(changes).length === 0) return;
  const all = {
    ...changes,
    ...stateChanges(table, row, changes),
    ...ownerChanges(call, changes),
    ...moneyChanges(call, table, row, changes),
    ...stamps(call, table),
    versionnumber: call.store.nextVersion(),
  };
  checkRequired(table, all, "changes");
  checkDuplicates(call, table, { ...row, ...all });
  call.store.update(table.logicalName, idOf(table, row), all);
}

function stamps({ context }: Call, table: Table): Row {
  if (!table.columns.has("modifiedon")) return {};
  return {
    modifiedon: isoSeconds(context.now()),
    modifiedby: context.userId,
    modifiedonbehalfby: context.actingUserId ?? null,
  };
}

/** A new owner brings its business unit along; no owner at all is refused as a missing value. */
function ownerChanges({ store, context }: Call, changes: Row): Row {
  return changes["ownerid"] ? owner(store, changes, context.userId) : {};
}

/** A new currency brings its own rate, which the stored one must not stand in for. */
function moneyChanges({ store }: Call, table: Table, row: Row, changes: Row): Row {
  const whole = { ...row, ...changes };
  if ("transactioncurrencyid" in changes) whole["exchangerate"] = null;
  return moneyValues(store, table, whole);
}
