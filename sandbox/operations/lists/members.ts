import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import {
  countMembers,
  isMember,
  linkMember,
  memberTable,
  refuseClosedList,
} from "../../records/listMembers";
import type { ManyToMany } from "../../schema/derived";
import { inTransaction } from "../../webhooks";
import { needs } from "../privileges";
import type { Privilege, RowReference, StoredRow } from "../types";

/** https://learn.microsoft.com/previous-versions/dynamicscrm-2016/developers-guide/gg327468(v=crm.8) */
export const toList: readonly Privilege[] = [needs("Read", "list"), needs("Write", "list")];

type Stored = StoredRow & RowReference;

/** Adds rows to a list, all or none; those that are in it already stay so. */
export function addMembers(call: Call, list: Stored, rows: readonly Stored[]): void {
  refuseClosedList(list.row);
  const kind = memberTable(list.row);
  const wrong = rows.find(({ table }) => table.logicalName !== kind);
  if (wrong) {
    const message = `A list of ${kind} takes no member of the type ${wrong.table.logicalName}.`;
    throw new Refusal(400, "0x80040301", message);
  }
  const navigation = list.table.collections.get(`list${kind}_association`);
  if (navigation?.kind !== "manyToMany") throw new Error(`The schema has no lists of ${kind}.`);
  const relationship: ManyToMany = navigation.relationship;
  inTransaction(call, () => {
    for (const { id } of rows) {
      if (!isMember(call.store, list.id, id)) linkMember(call, relationship, list.id, id);
    }
    countMembers(call.store, list.id);
  });
}
