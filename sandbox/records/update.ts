import { requirePrivilege } from "../auth/privileges";
import { imageValues } from "../files/pictures";
import type { Table } from "../schema/derived";
import { changedValues, identityOf } from "../store";
import type { Row } from "../types";
import { inTransaction, notifyUpdated, registrationValues } from "../webhooks";
import type { Call } from "./call";
import { mirrorUpdated } from "./connections";
import { checkDuplicates } from "./duplicates";
import { refuseAbstract } from "./indirect";
import { platformValues } from "./platformValues";
import { checkRequired } from "./required";
import { stateChanges } from "./state";

/**
 * Writes changes to a row together with what follows from them: stamps, row version, state, owner,
 * base amounts. An empty set of changes writes nothing. Another owner takes the privilege to assign.
 * `message`: a message does it, which may set states that no update sets.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api
 */
export function updateRow(
  call: Call,
  table: Table,
  row: Row,
  changes: Row,
  by: "update" | "message" = "update",
): void {
  const { store, context } = call;
  refuseAbstract(table, "PATCH");
  requirePrivilege(store, context, table, "Write");
  if (changes["ownerid"] && changes["ownerid"] !== row["ownerid"]) {
    requirePrivilege(store, context, table, "Assign");
  }
  if (Object.keys(changes).length === 0) return;
  const state = stateChanges(table, row, changes, by);
  const images = imageValues(call, table, identityOf(table, row).id, changes);
  const following = changedValues(store, table, row, changes, { ...context, now: context.now() });
  const all = { ...changes, ...images, ...state, ...following };
  checkRequired(table, all, "changes");
  Object.assign(all, registrationValues(store, table, { ...row, ...all }));
  Object.assign(all, platformValues(store, table, { ...row, ...all }, context.now()));
  checkDuplicates(call, table, { ...row, ...all });
  inTransaction(call, () => {
    store.update(table.logicalName, identityOf(table, row), all);
    mirrorUpdated(store, table, { ...row, ...all });
    notifyUpdated(call, table, row, { given: changes, written: all });
  });
}
