import type { LinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import {
  ACCOUNT_LEADS,
  CHILDREN,
  family,
  forget,
  leadsOf,
  many,
  parentOf,
  sent,
  statuses,
  work,
} from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const NOWHERE = "11111111-1111-4111-8111-000000000001";

const link = (given: Record<string, unknown>): Promise<LinkResult> =>
  bench.act<LinkResult>("associateEntities", { entityType: "accounts", ...given });

const leads = (count: number): string[] =>
  many(count, (index) => bench.sandbox.insert("lead", { lastname: `Lead ${index}` }));

test("a child is linked by its lookup, in one request where definitions are known", async () => {
  const { account, contacts } = family(bench, 2);
  const given = { entityId: account, relationship: CHILDREN };
  forget(bench);
  const result = await link({ ...given, relatedRecords: contacts[0] });
  expect(result).toMatchObject({ linked: 1, alreadyLinked: 0, failed: [], complete: true });
  expect(result.results).toEqual([{ index: 0, id: contacts[0], status: "linked", attempts: 1 }]);
  expect(parentOf(bench, contacts[0])).toBe(account);
  expect(work(bench)).toEqual([`PATCH contacts(${contacts[0]})`]);
  expect(sent(bench)).toHaveLength(3);
  bench.sandbox.clearRequests();
  await link({ ...given, relatedRecords: [contacts[1]] });
  expect(sent(bench)).toEqual([`PATCH contacts(${contacts[1]})`]);
});

test("a many-to-many link is one request, and one that exists counts as linked", async () => {
  const { account } = family(bench, 0);
  const [lead = ""] = leads(1);
  const given = { entityId: account, relationship: ACCOUNT_LEADS, relatedRecords: [lead] };
  expect(await link(given)).toMatchObject({ linked: 1, alreadyLinked: 0 });
  expect(leadsOf(bench, account)).toEqual([{ leadid: lead }]);
  expect(work(bench)).toEqual([`POST accounts(${account})/${ACCOUNT_LEADS}/$ref`]);
  expect(await link(given)).toMatchObject({ linked: 0, alreadyLinked: 1, failed: [] });
  const refused = await link({ ...given, ifAlreadyLinked: "fail" });
  expect(refused).toMatchObject({ linked: 0, alreadyLinked: 0 });
  expect(refused.failed).toEqual([
    {
      index: 0,
      id: lead,
      error: { message: "Record 0 is linked already.", hint: expect.stringContaining("ok") },
    },
  ]);
});

test("several go by batches, from either side", async () => {
  const { account, contacts } = family(bench, 120);
  const own = leads(3);
  await link({ entityId: account, relationship: CHILDREN, relatedRecords: contacts });
  expect(new Set(work(bench))).toEqual(new Set(["POST $batch"]));
  expect(contacts.map((id) => parentOf(bench, id))).toEqual(contacts.map(() => account));
  const [first = ""] = own;
  const { account: other } = family(bench, 0);
  const result = await bench.act<LinkResult>("associateEntities", {
    entityType: "lead",
    entityId: first,
    relationship: ACCOUNT_LEADS,
    relatedRecords: [account, other, account],
  });
  expect(statuses(result).sort()).toEqual(["alreadyLinked", "linked", "linked"]);
  expect(leadsOf(bench, account)).toEqual([{ leadid: first }]);
});

test("records that do not exist fail by index, and the others are linked", async () => {
  const { account, contacts } = family(bench, 3);
  const [a, b, c] = contacts;
  for (const [relationship, related] of [
    [CHILDREN, [a, NOWHERE, b, c]],
    [ACCOUNT_LEADS, [...leads(1), NOWHERE, ...leads(2)]],
  ] as const) {
    const result = await link({ entityId: account, relationship, relatedRecords: related });
    expect(statuses(result)).toEqual(["linked", "failed", "linked", "linked"]);
    expect(result.failed).toEqual([
      { index: 1, id: NOWHERE, error: expect.objectContaining({ status: 404 }) },
    ]);
  }
});

test.each([CHILDREN, ACCOUNT_LEADS])(
  "a record that does not exist fails the action: %s",
  async (relationship) => {
    const related = relationship === CHILDREN ? family(bench, 2).contacts : leads(2);
    for (const relatedRecords of [related, related.slice(0, 1)]) {
      const error = await bench.failure("associateEntities", {
        entityType: "accounts",
        entityId: NOWHERE,
        relationship,
        relatedRecords,
      });
      expect(error).toMatchObject({ status: 404 });
      expect(error.message).toContain(NOWHERE);
    }
  },
);
