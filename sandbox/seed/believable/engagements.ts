import type { Row, Store } from "../../types";
import type { Regarded } from "./activities";
import { appointments, letters, phoneCalls } from "./meetings";
import { workflowRows } from "./processes";
import { idOf, type World } from "./world";

type Insert = (table: string, rows: readonly Row[]) => readonly Row[];

/** Meetings, calls and letters; who is connected with whom; processes. */
export function seedEngagements(
  store: Store,
  insert: Insert,
  world: World,
  rows: {
    about: readonly Regarded[];
    people: readonly Regarded[];
    accounts: readonly Row[];
    contacts: readonly Row[];
  },
): void {
  const { about, people } = rows;
  const kinds = {
    appointment: appointments(world, about, people),
    phonecall: phoneCalls(world, about, people),
    letter: letters(world, "letter", about, people),
    fax: letters(world, "fax", about, people),
  };
  for (const [table, { rows: activities }] of Object.entries(kinds)) {
    insert(table, activities);
  }
  insert(
    "activityparty",
    Object.values(kinds).flatMap(({ parties }) => parties),
  );
  insert("connection", connectionRows(store, world, rows.accounts, rows.contacts));
  insert("workflow", workflowRows(world));
}

/** A few contacts as stakeholders of accounts that they do not work for; each pair is two rows. */
function connectionRows(
  store: Store,
  { random }: World,
  accounts: readonly Row[],
  contacts: readonly Row[],
): Row[] {
  const role = store.find("connectionrole", { name: "Stakeholder" })[0]?.["connectionroleid"];
  return Array.from({ length: 6 }).flatMap(() => {
    const [account, contact] = [random.pick(accounts), random.pick(contacts)];
    const [master, mirror] = [random.guid(), random.guid()];
    const person = `${contact["firstname"] ?? ""} ${contact["lastname"] ?? ""}`.trim();
    const from = end(1, "account", idOf(account, "accountid"), null, 1);
    const to = end(2, "contact", idOf(contact, "contactid"), role ?? null, 2);
    const back = end(1, "contact", idOf(contact, "contactid"), role ?? null, 2);
    const forth = end(2, "account", idOf(account, "accountid"), null, 1);
    const name = account["name"] ?? null;
    return [
      pair(master, mirror, { name: person, ismaster: 1, ...from, ...to }),
      pair(mirror, master, { name, ismaster: 0, ...back, ...forth }),
    ];
  });
}

function pair(connectionid: string, relatedconnectionid: string, rest: Row): Row {
  return { connectionid, relatedconnectionid, ...rest };
}

function end(at: 1 | 2, table: string, id: string, role: Row[string], code: number): Row {
  return {
    [`record${at}id`]: id,
    [`record${at}id__table`]: table,
    [`record${at}roleid`]: role,
    [`record${at}objecttypecode`]: code,
  };
}
