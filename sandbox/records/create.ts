import { requirePrivilege } from "../auth/privileges";
import { checkNewImages, imageValues } from "../files/pictures";
import type { CollectionNavigation, Table } from "../schema/derived";
import { systemValues, withPartition } from "../store";
import type { Row } from "../types";
import { inTransaction, notifyCreated, registrationValues } from "../webhooks";
import type { Call } from "./call";
import { mirrorCreated } from "./connections";
import { checkDuplicates } from "./duplicates";
import { refuseAbstract } from "./indirect";
import { addMember } from "./members";
import { lookupColumns } from "./payload/lookup";
import type { Payload } from "./payload/read";
import { platformValues } from "./platformValues";
import { checkRequired } from "./required";
import { idOf } from "./rows";
import { checkCreatedState } from "./state";

/**
 * Creates a row with everything nested in it and bound to it, all or nothing, and returns it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-entity-web-api
 */
export function createRow(call: Call, table: Table, payload: Payload): Row {
  refuseAbstract(table, "POST");
  requirePrivilege(call.store, call.context, table, "Create");
  return inTransaction(call, () => {
    const row = wholeRow(call, table, payload);
    checkRequired(table, row, "row");
    checkNewImages(table, row);
    Object.assign(row, imageValues(call, table, idOf(table, row), row));
    Object.assign(row, registrationValues(call.store, table, row));
    Object.assign(row, platformValues(call.store, table, row, call.context.now()));
    checkCreatedState(table, row);
    checkDuplicates(call, table, row);
    call.store.insert(table.logicalName, row);
    mirrorCreated(call.store, table, row);
    const id = idOf(table, row);
    for (const { navigation, table: target, payloads } of payload.children) {
      for (const child of payloads) createMember(call, { table, id, navigation }, target, child);
    }
    for (const { navigation, ids } of payload.links) {
      for (const member of ids) addMember(call, table, id, navigation, member);
    }
    notifyCreated(call, table, row, payload.columns);
    return row;
  });
}

/** The row to store: what was given, the rows nested in its lookups, and what the system fills in. */
function wholeRow(call: Call, table: Table, payload: Payload): Row {
  const { store, context } = call;
  const columns: Row = { ...payload.columns };
  for (const { navigation, table: target, payload: parent } of payload.parents) {
    const id = idOf(target, createRow(call, target, parent));
    Object.assign(columns, lookupColumns(navigation.column, target.logicalName, id));
  }
  const values = systemValues(store, table, columns, context.now(), context.userId);
  const row = withPartition(table, values);
  if (context.actingUserId && table.columns.has("createdonbehalfby")) {
    row["createdonbehalfby"] = context.actingUserId;
    row["modifiedonbehalfby"] = context.actingUserId;
  }
  return row;
}

/** Creates a row in a collection: its lookup points back, or the two are linked. */
function createMember(
  call: Call,
  owner: { table: Table; id: string; navigation: CollectionNavigation },
  target: Table,
  payload: Payload,
): void {
  const { table, id, navigation } = owner;
  if (navigation.kind === "manyToMany") {
    addMember(call, table, id, navigation, idOf(target, createRow(call, target, payload)));
    return;
  }
  const back = lookupColumns(navigation.column, table.logicalName, id);
  const columns = { ...payload.columns, ...back };
  createRow(call, target, { ...payload, columns });
}
