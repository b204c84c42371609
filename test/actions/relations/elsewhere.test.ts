import type { LinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { CHILDREN, family, parentOf, sent, statuses } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const link = (given: Record<string, unknown>): Promise<LinkResult> =>
  bench.act<LinkResult>("associateEntities", { entityType: "accounts", ...given });

test("a child of another record is moved, unless that is to fail", async () => {
  const { account: old } = family(bench, 0);
  const { contacts } = family(bench, 2, old);
  const { account } = family(bench, 0);
  const free = family(bench, 1).contacts;
  const given = {
    entityId: account,
    relationship: CHILDREN,
    relatedRecords: [...contacts, ...free],
  };
  const refused = await link({ ...given, ifLinkedElsewhere: "fail" });
  expect(statuses(refused)).toEqual(["failed", "failed", "linked"]);
  expect(refused.failed[0]?.error).toEqual({
    message: `Record 0 is linked to account "Fabrikam, Inc." (${old}) by parentcustomerid.`,
    hint: expect.stringContaining("move"),
  });
  expect(parentOf(bench, contacts[0])).toBe(old);
  const moved = await link(given);
  expect(moved).toMatchObject({ linked: 3, alreadyLinked: 0 });
  expect(parentOf(bench, contacts[0])).toBe(account);
  const again = await link({ ...given, ifLinkedElsewhere: "fail" });
  expect(again).toMatchObject({ linked: 0, alreadyLinked: 3, failed: [] });
  const strict = await link({ ...given, ifAlreadyLinked: "fail" });
  expect(strict.failed).toHaveLength(3);
  expect(strict.failed[0]?.error.message).toBe("Record 0 is linked already, by parentcustomerid.");
});

test("a lookup to several tables names the parent of the other table", async () => {
  const { account, contacts } = family(bench, 1);
  const person = bench.sandbox.insert("contact", { lastname: "Parent" });
  bench.sandbox.store.update("contact", contacts[0] ?? "", {
    parentcustomerid: person,
    parentcustomerid__table: "contact",
  });
  const given = { entityId: account, relationship: CHILDREN, relatedRecords: contacts };
  const refused = await link({ ...given, ifLinkedElsewhere: "fail" });
  expect(refused.failed[0]?.error.message).toContain(`is linked to contact "Parent" (${person})`);
  await link(given);
  expect(parentOf(bench, contacts[0])).toBe(account);
});

describe("from the many side", () => {
  test("a lookup takes one record, and one request", async () => {
    const { account, contacts } = family(bench, 2);
    const given = { entityId: account, relationship: "primarycontactid" };
    await link({ ...given, relatedRecords: contacts[0] });
    expect(sent(bench).at(-1)).toBe(`PATCH accounts(${account})`);
    expect(
      await link({ ...given, relatedRecords: contacts[0], ifAlreadyLinked: "fail" }),
    ).toMatchObject({
      linked: 0,
      failed: [{ index: 0 }],
    });
    const fails = { ...given, relatedRecords: contacts[1], ifLinkedElsewhere: "fail" };
    expect((await link(fails)).failed[0]?.error.message).toContain(`is linked to contact`);
    expect(await link({ ...given, relatedRecords: contacts[1] })).toMatchObject({ linked: 1 });
    bench.sandbox.clearRequests();
    const error = await bench.failure("associateEntities", {
      entityType: "account",
      ...given,
      relatedRecords: contacts,
    });
    expect(error.message).toBe(
      "Related Records has 2 records, but primarycontactid of account refers to one: give a single record.",
    );
    expect(sent(bench)).toEqual([]);
  });

  test("a lookup to several tables goes by the table of the record", async () => {
    const { account, contacts } = family(bench, 1);
    const task = bench.sandbox.insert("task", { subject: "Call" });
    const given = { entityType: "task", entityId: task, relationship: "regardingobjectid" };
    const present = () => bench.sandbox.store.read("task", task);
    await link({ ...given, relatedRecords: { table: "Contact", id: contacts[0] } });
    expect(present()).toMatchObject({ regardingobjectid: contacts[0] });
    await link({ ...given, relatedRecords: `accounts(${account})` });
    expect(present()).toMatchObject({ regardingobjectid: account });
    const unsaid = await link({ ...given, relatedRecords: account });
    expect(unsaid.failed[0]?.error.message).toMatch(/it may be a record of account, .*say which/);
    const wrong = await link({
      ...given,
      relationship: "regardingobjectid_contact_task",
      relatedRecords: { table: "account", id: account },
    });
    expect(wrong.failed[0]?.error.message).toMatch(
      /it is a record of account; expected one of contact/,
    );
    const away = await bench.act<{ unlinked: number }>("disassociateEntities", {
      ...given,
      relatedRecords: [{ table: "account", id: account }],
    });
    expect(away).toMatchObject({ unlinked: 1 });
    expect(present()).toMatchObject({ regardingobjectid: null });
  });

  test("an owner is a user or a team, by its id alone too", async () => {
    const { account } = family(bench, 0);
    const team = bench.sandbox.insert("team", { name: "Sales" });
    const user = bench.sandbox.insert("systemuser", { fullname: "Somebody Else" });
    const given = { entityId: account, relationship: "ownerid" };
    const present = () => bench.sandbox.store.read("account", account)?.["ownerid"];
    for (const [id, relatedRecords] of [
      [team, team],
      [user, { table: "systemuser", id: user }],
      [team, `teams(${team})`],
      [user, [user]],
      [team, "Sales"],
    ]) {
      expect(await link({ ...given, relatedRecords })).toMatchObject({ linked: 1, failed: [] });
      expect(present()).toBe(id);
    }
    await link({ ...given, relatedRecords: user });
    const list = await bench.act<{ value: unknown[] }>("listRelatedEntities", {
      entityType: "account",
      ...given,
      fieldNames: "fullname",
    });
    expect(list.value).toMatchObject([{ systemuserid: user }]);
  });
});
