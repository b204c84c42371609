import { Random } from "dataverse-sandbox";
import type { LinkResult, UnlinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { ACCOUNT_LEADS, CHILDREN, family, leadsOf, many, parentOf, work } from "./support";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });
const ENDLESS = Number.POSITIVE_INFINITY;
const MANY = 10_000;

test("ten thousand children, some of which have to wait", async () => {
  const { account, contacts } = family(bench, MANY);
  const given = { entityType: "accounts", entityId: account, relationship: CHILDREN };
  bench.sandbox.fault({
    match: { path: /contacts\(/ },
    every: 997,
    times: ENDLESS,
    action: { kind: "throttle", retryAfter: 1 },
  });
  bench.sandbox.fault({
    match: { path: /contacts\(/ },
    every: 499,
    times: ENDLESS,
    action: { kind: "sql", number: 1205 },
  });
  const result = await bench.act<LinkResult>("associateEntities", {
    ...given,
    relatedRecords: contacts,
  });
  expect(result).toMatchObject({ linked: MANY, failed: [], unknown: [], complete: true });
  expect(result.results).toHaveLength(MANY);
  expect(work(bench).length).toBeLessThan(120);
  expect(contacts.every((id) => parentOf(bench, id) === account)).toBe(true);
  bench.sandbox.clearFaults();
  bench.sandbox.clearRequests();
  const some = contacts.slice(0, 2_000);
  const away = await bench.act<UnlinkResult>("disassociateEntities", {
    ...given,
    relatedRecords: some,
  });
  expect(away).toMatchObject({ unlinked: some.length, failed: [], complete: true });
  expect(work(bench).length).toBeLessThan(100);
  expect(contacts.filter((id) => parentOf(bench, id) === account)).toHaveLength(MANY - 2_000);
}, 240_000);

test("ten thousand many-to-many links in runs that go on where the one before stopped", async () => {
  const { account } = family(bench, 0);
  const leads = many(MANY, () => bench.sandbox.insert("lead", { lastname: "L" }));
  const given = { entityType: "accounts", entityId: account, relationship: ACCOUNT_LEADS };
  bench.sandbox.fault({
    match: { path: /\$batch$/ },
    every: 3,
    times: ENDLESS,
    action: { kind: "throttle", retryAfter: 120 },
  });
  let startAt = 0;
  let linked = 0;
  for (let runs = 0; startAt < MANY; runs += 1) {
    expect(runs).toBeLessThan(100);
    const beganMs = time.now();
    const result = await bench.act<LinkResult>("associateEntities", {
      ...given,
      relatedRecords: leads,
      options: { startAt, timeBudgetSeconds: 300, maxParallel: 1 },
    });
    expect(time.now() - beganMs).toBeLessThan(420_000);
    expect(result.results.map(({ index }) => index)).toEqual(
      many(MANY - startAt, (index) => startAt + index),
    );
    expect(result.complete).toBe(result.startAt === MANY);
    expect(result.unprocessed).toBe(MANY - result.startAt);
    expect(result.failed).toEqual([]);
    linked += result.linked;
    startAt = result.startAt;
  }
  expect(linked).toBe(MANY);
  expect(leadsOf(bench, account)).toHaveLength(MANY);
}, 240_000);

test.each([1, 2, 3, 4, 5, 6])(
  "every record has one result, whatever happens: seed %i",
  async (seed) => {
    const random = new Random(seed);
    const isTree = seed % 2 === 0;
    const { account, contacts } = family(bench, 60);
    const related = isTree
      ? contacts
      : many(60, () => bench.sandbox.insert("lead", { lastname: "L" }));
    const kinds = [
      { kind: "lostResponse" },
      { kind: "reset" },
      { kind: "truncate", bytes: 900 },
      { kind: "status", status: 503, body: "busy" },
      { kind: "throttle", retryAfter: 2 },
      { kind: "sql", number: 1205 },
    ] as const;
    for (const action of kinds) {
      const path = random.pick([/\$batch$/, /contacts\(|\/\$ref/]);
      bench.sandbox.fault({
        match: { path },
        after: random.integer(0, 9),
        times: random.integer(0, 3),
        action,
      });
    }
    const fails = random.pick(["ok", "fail"]);
    const given = { entityType: "accounts", entityId: account };
    const relationship = isTree ? CHILDREN : ACCOUNT_LEADS;
    const links = () =>
      isTree
        ? contacts.filter((id) => parentOf(bench, id) === account).length
        : leadsOf(bench, account).length;
    const result = await bench.act<LinkResult>("associateEntities", {
      ...given,
      relationship,
      relatedRecords: related,
      ifAlreadyLinked: fails,
      ifLinkedElsewhere: isTree ? random.pick(["move", "fail"]) : "move",
      options: { chunkSize: random.integer(1, 30) },
    });
    expect(result.results.map(({ index }) => index)).toEqual(many(60, (index) => index));
    expect(result).toMatchObject({ linked: 60, failed: [], unknown: [], complete: true });
    expect(links()).toBe(60);
    bench.sandbox.clearFaults();
    const away = await bench.act<UnlinkResult>("disassociateEntities", {
      ...given,
      relationship,
      relatedRecords: related,
    });
    expect(away).toMatchObject({ unlinked: 60, complete: true });
    expect(links()).toBe(0);
  },
);

test("the same record twice is linked once, and never by two requests at a time", async () => {
  const { account } = family(bench, 0);
  const lead = bench.sandbox.insert("lead", { lastname: "L" });
  const result = await bench.act<LinkResult>("associateEntities", {
    entityType: "accounts",
    entityId: account,
    relationship: ACCOUNT_LEADS,
    relatedRecords: many(5, (index) => (index % 2 ? lead : `leads(${lead.toUpperCase()})`)),
  });
  expect(result).toMatchObject({ linked: 1, alreadyLinked: 4, failed: [] });
  expect(leadsOf(bench, account)).toEqual([{ leadid: lead }]);
});

test("On Error = stop ends with the first that fails", async () => {
  const { account, contacts } = family(bench, 5);
  const nowhere = "11111111-1111-4111-8111-000000000003";
  const result = await bench.act<LinkResult>("associateEntities", {
    entityType: "accounts",
    entityId: account,
    relationship: CHILDREN,
    relatedRecords: [contacts[0], nowhere, ...contacts.slice(1)],
    options: { onError: "stop", chunkSize: 1, maxParallel: 1 },
  });
  expect(result).toMatchObject({ linked: 1, unprocessed: 4, complete: false, startAt: 2 });
  expect(result.failed).toMatchObject([{ index: 1 }]);
});

test("Start At beyond the end is refused", async () => {
  const { account, contacts } = family(bench, 2);
  const error = await bench.failure("associateEntities", {
    entityType: "accounts",
    entityId: account,
    relationship: CHILDREN,
    relatedRecords: contacts,
    options: { startAt: 3 },
  });
  expect(error.message).toMatch(
    /Start At takes a whole number from 0 up to 2, the number of rows in Related Records/,
  );
});
