import type { UnlinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import {
  ACCOUNT_LEADS,
  CHILDREN,
  family,
  leadsOf,
  many,
  parentOf,
  sent,
  statuses,
  work,
} from "./support";

useVirtualTime();
let afterwards: (() => void) | undefined;
const bench = useSandbox({
  seed: "empty",
  onRequest: ({ method, path }) => {
    if (method === "GET" ? path.includes("/contacts(") : path.endsWith("/$batch")) afterwards?.();
  },
});
const NOWHERE = "11111111-1111-4111-8111-000000000002";

const unlink = (given: Record<string, unknown>): Promise<UnlinkResult> =>
  bench.act<UnlinkResult>("disassociateEntities", { entityType: "accounts", ...given });

const tied = (account: string, count: number): string[] =>
  many(count, () => {
    const lead = bench.sandbox.insert("lead", { lastname: "L" });
    bench.sandbox.store.link(ACCOUNT_LEADS, account, lead);
    return lead;
  });

describe("children", () => {
  test("are cleared only where their lookup refers to this very record", async () => {
    const { account: other } = family(bench, 0);
    const { account, contacts } = family(bench, 4);
    const [mine = "", theirs = "", nobodys = "", also = ""] = contacts;
    const parent = (id: string) => ({ parentcustomerid: id, parentcustomerid__table: "account" });
    bench.sandbox.store.update("contact", mine, parent(account));
    bench.sandbox.store.update("contact", also, parent(account));
    bench.sandbox.store.update("contact", theirs, parent(other));
    const given = { entityId: account, relationship: CHILDREN };
    const result = await unlink({ ...given, relatedRecords: [mine, theirs, nobodys, NOWHERE] });
    expect(statuses(result)).toEqual(["unlinked", "alreadyUnlinked", "alreadyUnlinked", "failed"]);
    expect(result).toMatchObject({ unlinked: 1, alreadyUnlinked: 2, complete: true });
    expect(result.failed).toMatchObject([{ index: 3, id: NOWHERE, error: { status: 404 } }]);
    expect(contacts.map((id) => parentOf(bench, id))).toEqual([null, other, null, account]);
    expect(work(bench)).toEqual(["POST $batch", "POST $batch"]);
    bench.sandbox.clearRequests();
    await unlink({ ...given, relatedRecords: also });
    expect(sent(bench)).toEqual([`GET contacts(${also})`, `PATCH contacts(${also})`]);
    expect(parentOf(bench, also)).toBeNull();
  });

  test("that somebody moves in between stay where they were moved to", async () => {
    const { account: other } = family(bench, 0);
    const { account } = family(bench, 0);
    const { contacts } = family(bench, 1, account);
    const [contact = ""] = contacts;
    const moved = useMove(contact, other);
    const result = await unlink({
      entityId: account,
      relationship: CHILDREN,
      relatedRecords: contacts,
    });
    expect(moved()).toBe(1);
    expect(result).toMatchObject({ unlinked: 0, alreadyUnlinked: 1 });
    expect(parentOf(bench, contact)).toBe(other);
  });

  test("whose record was changed in between are looked at once more", async () => {
    const { account } = family(bench, 0);
    const { contacts } = family(bench, 3, account);
    const [contact = ""] = contacts;
    useMove(contact, account);
    const result = await unlink({
      entityId: account,
      relationship: CHILDREN,
      relatedRecords: contacts,
    });
    expect(result).toMatchObject({ unlinked: 3, failed: [], unknown: [] });
    expect(contacts.map((id) => parentOf(bench, id))).toEqual([null, null, null]);
  });
});

/** Somebody writes a contact after it was read, and before it is written. */
const useMove = (contact: string, to: string): (() => number) => {
  let times = 0;
  afterwards = () => {
    afterwards = undefined;
    times += 1;
    const { store } = bench.sandbox;
    store.update("contact", contact, {
      parentcustomerid: to,
      parentcustomerid__table: "account",
      versionnumber: store.nextVersion(),
    });
  };
  return () => times;
};

test("the lookup of the record itself is cleared where it refers to one of them", async () => {
  const { account, contacts } = family(bench, 2);
  const [primary = "", another = ""] = contacts;
  bench.sandbox.store.update("contact", primary, { employeeid: "P-1" });
  const given = { entityId: account, relationship: "primarycontactid" };
  const set = () => bench.sandbox.store.update("account", account, { primarycontactid: primary });
  const present = () => bench.sandbox.store.read("account", account)?.["primarycontactid"];
  set();
  expect(await unlink({ ...given, relatedRecords: another })).toMatchObject({ alreadyUnlinked: 1 });
  expect(present()).toBe(primary);
  expect(await unlink({ ...given, relatedRecords: [another, primary] })).toMatchObject({
    unlinked: 1,
    alreadyUnlinked: 1,
  });
  expect(present()).toBeNull();
  set();
  expect(await unlink({ ...given, relatedRecords: "employeeid='P-1'" })).toMatchObject({
    unlinked: 1,
  });
  expect(present()).toBeNull();
});

describe("many-to-many", () => {
  test("links are ended from either side, and no others", async () => {
    const { account } = family(bench, 0);
    const { account: other } = family(bench, 0);
    const leads = tied(account, 3);
    const [first = ""] = leads;
    bench.sandbox.store.link(ACCOUNT_LEADS, other, first);
    await unlink({
      entityId: account,
      relationship: ACCOUNT_LEADS,
      relatedRecords: leads.slice(0, 2),
    });
    expect(leadsOf(bench, account)).toEqual([{ leadid: leads[2] }]);
    expect(leadsOf(bench, other)).toEqual([{ leadid: first }]);
    const result = await bench.act<UnlinkResult>("disassociateEntities", {
      entityType: "lead",
      entityId: first,
      relationship: ACCOUNT_LEADS,
      relatedRecords: other,
    });
    expect(result).toMatchObject({ unlinked: 1 });
    expect(leadsOf(bench, other)).toEqual([]);
  });

  test("one link is one request", async () => {
    const { account } = family(bench, 0);
    const [lead = ""] = tied(account, 1);
    await unlink({ entityId: account, relationship: ACCOUNT_LEADS, relatedRecords: lead });
    expect(work(bench)).toEqual([`DELETE accounts(${account})/${ACCOUNT_LEADS}(${lead})/$ref`]);
  });

  test.each([
    ["a success", undefined],
    ["a record that is missing", 404],
  ])("a link that is gone counts as ended, answered as %s", async (_name, status) => {
    const { account } = family(bench, 0);
    const [lead = ""] = tied(account, 1);
    const gone = bench.sandbox.insert("lead", { lastname: "Never linked" });
    if (status !== undefined) {
      const body = { code: "0x80040217", message: "The link Does Not Exist" };
      bench.sandbox.fault({
        match: { method: "DELETE", path: gone },
        times: Number.POSITIVE_INFINITY,
        action: { kind: "status", status, body },
      });
    }
    for (const relatedRecords of [[gone], [lead, gone]]) {
      const result = await unlink({
        entityId: account,
        relationship: ACCOUNT_LEADS,
        relatedRecords,
      });
      expect(result).toMatchObject({ failed: [], unknown: [], complete: true });
      expect(result.unlinked + result.alreadyUnlinked).toBe(relatedRecords.length);
    }
  });

  test("a related record that does not exist fails, and a record that does not fails the action", async () => {
    const { account } = family(bench, 0);
    const leads = tied(account, 2);
    const given = { relationship: ACCOUNT_LEADS, relatedRecords: [leads[0], NOWHERE, leads[1]] };
    const result = await unlink({ entityId: account, ...given });
    expect(statuses(result)).toEqual(["unlinked", "failed", "unlinked"]);
    const error = await bench.failure("disassociateEntities", {
      entityType: "account",
      entityId: NOWHERE,
      ...given,
    });
    expect(error).toMatchObject({ status: 404 });
    expect(error.message).toContain(NOWHERE);
  });
});
