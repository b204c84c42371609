import type { Looked, RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import { listRows } from "../odata/listBody";
import { encodeOption } from "../odata/query";
import { guidIn, idOfRow } from "../odata/recordId";
import { isMissingRecord } from "../records/getRecord";
import { type KeyedRows, withIds } from "../relations/keyedRows";
import { settled } from "../relations/rule";
import { sendOrThrow } from "../session/sendOrThrow";
import type { DataverseRecord } from "../types";
import { type Common, entityReference } from "./groupRule";

/** Members of one table, which may go by other keys than their id. */
export interface Members extends KeyedRows {
  readonly memberTable: string;
}

const ADD = "AddListMembersList";

/** To add a member twice adds it once, so that a repeat is harmless. */
export function joinRule(listId: string, members: Members, common: Common): RowRule {
  const { memberTable, primaryId, idOf } = members;
  const body = (rows: readonly Row[]) => ({
    List: entityReference("list", listId),
    Members: rows.map((row) => entityReference(memberTable, idOf(row), primaryId)),
  });
  return {
    ...common,
    method: "POST",
    toPart: (row, headers) => ({ method: "POST", path: ADD, headers, json: body([row]) }),
    toWhole: (rows) => ({ path: ADD, json: body(rows) }),
    look: (rows) => withIds(members, rows),
    classify: () => undefined,
  };
}

/**
 * A member leaves when the row of the table between list and member is deleted. What RemoveMemberList takes
 * is not documented well enough to be relied on.
 */
export function leaveRule(listId: string, members: Members, common: Common): RowRule {
  const memberships = new Map<number, string>();
  return {
    ...common,
    method: "DELETE",
    toPart: ({ index }, headers) => ({
      method: "DELETE",
      path: `listmembers(${memberships.get(index)})`,
      headers,
    }),
    look: async (rows) => {
      const looked = await withIds(members, rows);
      const { settled: gone, rows: open } = await findMemberships(
        listId,
        members,
        looked.rows,
        memberships,
      );
      return { settled: [...looked.settled, ...gone], rows: open };
    },
    classify: (_row, response) =>
      isMissingRecord(response) ? { is: "done", status: "removed" } : undefined,
  };
}

/** Members that one query asks for. */
const MOST_ASKED = 100;

/** Settles rows that are in the list no more. */
const findMemberships = async (
  listId: string,
  members: Members,
  rows: readonly Row[],
  memberships: Map<number, string>,
): Promise<Looked> => {
  const { idOf } = members;
  const open: Row[] = [];
  const gone: Row[] = [];
  for (let at = 0; at < rows.length; at += MOST_ASKED) {
    const asked = rows.slice(at, at + MOST_ASKED);
    const found = await readMemberships(listId, members, asked.map(idOf));
    for (const row of asked) {
      const id = found.get(idOf(row));
      if (id === undefined) gone.push(row);
      else {
        memberships.set(row.index, id);
        open.push(row);
      }
    }
  }
  return {
    settled: gone.map((row) => settled(row, row.ambiguous ? "removed" : "notMember")),
    rows: open,
  };
};

const readMemberships = async (
  listId: string,
  { reading: { session, acting } }: Members,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = ids.map((id) => `_entityid_value eq ${id}`).join(" or ");
  const filter = encodeOption(`_listid_value eq ${listId} and (${wanted})`);
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `listmembers?$select=listmemberid,_entityid_value&$filter=${filter}`,
    operation: `Reading ${ids.length} members of lists(${listId})`,
    idempotency: "always",
    headers: acting,
    read: listRows,
  });
  const rows = value as readonly DataverseRecord[];
  return new Map(
    rows.map((row) => [guidIn(row, "_entityid_value") ?? "", idOfRow(row, "listmemberid")]),
  );
};
