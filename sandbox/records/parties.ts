import type { KeyPredicate } from "../odata/key";
import { resolveKey } from "../query";
import type { CollectionNavigation, Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { inTransaction, notifyAfterParties } from "../webhooks";
import { type Call, tableOf } from "./call";
import { createRow } from "./create";
import { jsonBody, objectOf } from "./payload/body";
import { lookupColumns } from "./payload/lookup";
import { readPayload } from "./payload/read";
import { primitiveFound } from "./payload/refusals";
import { noContent } from "./respond";
import { idOf } from "./rows";

/** The table whose rows exist only as parts of an activity. */
export const partyTable = "activityparty";

/** Whether a collection is contained in its row, so that `PUT` may replace it. */
export function isContained(navigation: CollectionNavigation): boolean {
  return navigation.kind === "oneToMany" && navigation.table === partyTable;
}

/**
 * `PUT emails(E)/email_activity_parties` with `{"value": […]}`: the list given replaces the whole
 * list there was, all or nothing.
 */
export function replaceParties(
  call: Call,
  table: Table,
  key: KeyPredicate,
  navigation: Extract<CollectionNavigation, { kind: "oneToMany" }>,
): SandboxResponse {
  const id = idOf(table, resolveKey(call.store, table, key));
  const { value } = jsonBody(call, table);
  if (!Array.isArray(value)) throw primitiveFound(table.setName, "value");
  const parties = tableOf(call, partyTable);
  const payloads = value.map((item) =>
    readPayload(call, parties, objectOf(item, table.setName), "create"),
  );
  const replace = () => {
    for (const old of call.store.find(partyTable, { [navigation.column.name]: id })) {
      call.store.remove(partyTable, idOf(parties, old));
    }
    for (const payload of payloads) {
      const back = lookupColumns(navigation.column, table.logicalName, id);
      createRow(call, parties, { ...payload, columns: { ...payload.columns, ...back } });
    }
  };
  inTransaction(call, () => notifyAfterParties(call, table, id, replace));
  return noContent();
}
