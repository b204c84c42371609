import { requirePrivilege } from "../auth/privileges";
import { Refusal } from "../errors";
import type { CollectionNavigation, Table } from "../schema/derived";
import { identityOf } from "../store";
import type { Row } from "../types";
import { checkRegistrationRemoval, inTransaction, notifyAfterDelete } from "../webhooks";
import { type Call, tableOf } from "./call";
import { releaseMirror } from "./connections";
import { checkMemberRemoval, countMembers, listOf } from "./listMembers";
import { lookupColumns } from "./payload/lookup";
import { idOf } from "./rows";

/**
 * Deletes a row the way its relationships say: rows that refer to it go with it, lose the link, or
 * stand in the way.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 */
export function removeRow(call: Call, table: Table, row: Row): void {
  requirePrivilege(call.store, call.context, table, "Delete");
  checkMemberRemoval(call.store, table, row);
  inTransaction(call, () => removeWithRelated(call, table, row));
}

function removeWithRelated(call: Call, table: Table, row: Row): void {
  const id = idOf(table, row);
  checkRegistrationRemoval(call.store, table, id);
  notifyAfterDelete(call, table, row, () => {
    releaseMirror(call.store, table, id);
    for (const navigation of table.collections.values()) {
      if (navigation.kind === "manyToMany") unlinkAll(call, navigation, id);
      else release(call, table, navigation, id);
    }
    call.store.remove(table.logicalName, identityOf(table, row));
    const list = listOf(table, row);
    if (list !== undefined) countMembers(call.store, list);
  });
}

type OneToMany = Extract<CollectionNavigation, { kind: "oneToMany" }>;
type ManyToMany = Extract<CollectionNavigation, { kind: "manyToMany" }>;

function release(
  call: Call,
  table: Table,
  { table: name, column, onDelete }: OneToMany,
  id: string,
) {
  const child = tableOf(call, name);
  // Its rows are those of other tables, which refer to this one as well.
  if (child.declaration.abstract) return;
  for (const row of call.store.find(name, { [column.name]: id })) {
    if (onDelete === "restrict") throw associated(table, id);
    if (onDelete === "cascade") {
      removeWithRelated(call, child, row);
    } else {
      const cleared = lookupColumns(column, null, null);
      const versionnumber = call.store.nextVersion();
      call.store.update(name, identityOf(child, row), { ...cleared, versionnumber });
    }
  }
}

function unlinkAll(call: Call, { relationship, declaring }: ManyToMany, id: string): void {
  const [a, b] = tableOf(call, relationship.intersect).declaration.columns;
  const mine = declaring ? a : b;
  if (mine === undefined) return;
  for (const row of call.store.find(relationship.intersect, { [mine.name]: id })) {
    call.store.unlink(
      relationship.schemaName,
      String(row[a?.name ?? ""]),
      String(row[b?.name ?? ""]),
    );
    if (relationship.ends) countMembers(call.store, String(row[a?.name ?? ""]));
  }
}

function associated({ logicalName, declaration }: Table, id: string): Refusal {
  return new Refusal(
    405,
    "0x80040227",
    `The object you tried to delete is associated with another object and cannot be deleted. Deleting records from ${logicalName} (ObjectTypeCode: ${declaration.objectTypeCode}) for Id(s) : ${id}`,
  );
}
