import type { Row, Store } from "../../types";
import { idOf, type World } from "./world";

export type Insert = (table: string, rows: readonly Row[]) => readonly Row[];

/** Marketing lists of each kind of member, one of them locked, and one that is a query. */
export function seedLists(
  store: Store,
  insert: Insert,
  { random }: World,
  rows: Record<"accounts" | "contacts" | "leads", readonly Row[]>,
): void {
  const list = (listname: string, code: number, rest: Row): Row => ({
    listid: random.guid(),
    listname,
    createdfromcode: code,
    membertype: code,
    purpose: "Mailings",
    ...rest,
  });
  const newsletter = list("Newsletter", 2, {});
  const lists: [row: Row, members: readonly Row[]][] = [
    [newsletter, rows.contacts.slice(0, 24)],
    [list("Key accounts", 1, {}), rows.accounts.slice(0, 8)],
    [list("Visitors of the fair", 4, {}), rows.leads.slice(0, 10)],
    [list("Christmas cards (locked)", 2, { lockstatus: 1 }), rows.contacts.slice(30, 36)],
    [list("Everybody in Köln", 2, { type: 1, query: inKoeln }), []],
  ];
  insert(
    "list",
    lists.map(([row, members]) => ({ ...row, membercount: members.length })),
  );
  insert(
    "listmember",
    lists.flatMap(([row, members]) =>
      members.map((member) => memberRow(random.guid(), row, member)),
    ),
  );
  const [campaign] = store.select('SELECT campaignid FROM "campaign" ORDER BY codename LIMIT 1');
  const id = idOf(newsletter, "listid");
  store.link("campaignlist_association", id, idOf(campaign ?? {}, "campaignid"));
}

const inKoeln =
  '<fetch version="1.0" mapping="logical"><entity name="contact"><attribute name="contactid" /><filter type="and"><condition attribute="address1_city" operator="eq" value="Köln" /></filter></entity></fetch>';

const memberTables: Readonly<Record<number, string>> = { 1: "account", 2: "contact", 4: "lead" };

function memberRow(listmemberid: string, list: Row, person: Row): Row {
  const table = memberTables[Number(list["createdfromcode"])] ?? "contact";
  return {
    listmemberid,
    listid: list["listid"] ?? null,
    entityid: idOf(person, `${table}id`),
    entityid__table: table,
    entitytype: table,
  };
}
