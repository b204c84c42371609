import type { DataverseRecord, RecordList } from "../../src/client";
import { useHeap } from "../support/heap";
import { useSandbox } from "../support/sandbox";
import { useClock } from "../triggers/clock";
import { fill } from "../triggers/fill";
import { poller, recurrence, stateful } from "../triggers/poller";

const clock = useClock("2026-05-04T08:00:00Z");
const heap = useHeap();
let onPage = () => {};
const bench = useSandbox({
  seed: "empty",
  clock: clock.now,
  onRequest: ({ path }) => {
    if (path.endsWith("/accounts")) onPage();
  },
});
const polling = recurrence(bench);
const poll = poller(bench);
const TASKS = 23;
afterEach(() => {
  onPage = () => undefined;
});

const tasksFor = (contact: string) => {
  for (let task = 0; task < TASKS; task += 1) {
    bench.sandbox.insert("task", {
      subject: `Task ${task}`,
      regardingobjectid: contact,
      regardingobjectid__table: "contact",
    });
  }
};
/** A collection is paged by its rows only where another is expanded inside of it. */
const accountWithTasks = (name: string) => {
  const account = bench.sandbox.insert("account", { name });
  for (let index = 0; index < 6; index += 1) {
    tasksFor(
      bench.sandbox.insert("contact", {
        lastname: `Contact ${index}`,
        parentcustomerid: account,
        parentcustomerid__table: "account",
      }),
    );
  }
};
const EXPAND = [
  "contact_customer_accounts($select=lastname;$expand=Contact_Tasks($select=subject))",
];
const NEXT = "contact_customer_accounts@odata.nextLink";
const query = {
  entityType: "accounts",
  fieldNames: ["name"],
  expandPropertyNames: EXPAND,
  fetchAll: "true",
  recordsPerPage: "2",
};
const contactsOf = (record: DataverseRecord | undefined) =>
  (record?.["contact_customer_accounts"] ?? []) as DataverseRecord[];

test("Fetch All with Expand stops before memory runs out, and names what is not complete", async () => {
  accountWithTasks("Memory");
  heap.fullAfter(2);
  const list = await bench.act<RecordList>("queryEntities", query);
  expect(list.hasMore).toBe(true);
  expect(list.warning).toMatch(/memory/);
  expect(list.incompleteExpands?.length).toBeGreaterThan(0);
  expect(bench.log.warn.join()).toMatch(/memory/);
  const asked = bench.requests().length;
  heap.free();
  bench.sandbox.clearRequests();
  const whole = await bench.act<RecordList>("queryEntities", query);
  expect(whole).toMatchObject({ hasMore: false });
  expect(whole).not.toHaveProperty("incompleteExpands");
  expect(bench.requests().length).toBeGreaterThan(asked);
  expect(
    contactsOf(whole.value[0]).map((row) => (row["Contact_Tasks"] as unknown[]).length),
  ).toEqual(Array(6).fill(TASKS));
  const [cut] = list.incompleteExpands ?? [];
  const rest = await bench.act<RecordList>("queryEntities", {
    entityType: "contacts",
    nextPageId: cut?.nextLink,
    fetchAll: true,
  });
  expect(rest.value.length).toBeGreaterThan(0);
});

describe("polling with Expand", () => {
  const inputs = {
    entityType: "accounts",
    fieldNames: ["name"],
    expandPropertyNames: ["contact_customer_accounts($select=lastname)"],
  };
  const PATH = "contact_customer_accounts";

  /** A poll behind it, and an account with more contacts than one answer holds, to be found by the next. */
  const prepare = async () => {
    polling.begin();
    await polling.run(inputs);
    const parentcustomerid = bench.sandbox.insert("account", { name: "Polled" });
    fill(bench.sandbox, "contact", 5_003, (index) => ({
      lastname: `Contact ${index}`,
      parentcustomerid,
      parentcustomerid__table: "account",
    }));
    clock.later(60);
    return polling.state();
  };

  test.each([
    ["memory", () => heap.fullAfter(0)],
    [
      "time",
      () => {
        onPage = () => clock.runnerBusy(839.5);
      },
    ],
  ])("stops before %s runs out, and names what is not complete", async (what, runShort) => {
    const before = await prepare();
    runShort();
    const answer = await polling.run(inputs);
    const [cut] = answer.incompleteExpands?.created ?? [];
    expect(contactsOf(answer.created[cut?.index ?? -1])).toHaveLength(5_000);
    expect(cut).toMatchObject({ path: PATH, nextLink: answer.created[cut?.index ?? -1]?.[NEXT] });
    expect(polling.lines.join()).toMatch(new RegExp(`warn: .*${what}`));
    heap.free();
    onPage = () => undefined;
    clock.runnerAhead(0);
    polling.begin(before);
    const whole = await polling.run(inputs);
    expect(whole).not.toHaveProperty("incompleteExpands");
    expect(contactsOf(whole.created[0])).toHaveLength(5_003);
    expect(whole.created[0]).not.toHaveProperty([NEXT]);
  });

  test("items name what is not complete as well, page by page or out of two lists", async () => {
    const state = await prepare();
    heap.fullAfter(0);
    for (const batch of [{ enabled: true }, undefined]) {
      const answer = await poll.call(stateful(state), inputs, { context: { batch } });
      const found = poll.items(answer).filter(({ incompleteExpands }) => incompleteExpands);
      expect(found).toMatchObject([
        {
          changeType: "created",
          incompleteExpands: [{ path: PATH, nextLink: expect.any(String) }],
        },
      ]);
    }
  });

  test("collections of records that were returned before are not read again", async () => {
    await prepare();
    await polling.run(inputs);
    bench.sandbox.clearRequests();
    clock.later(60);
    expect(await polling.run(inputs)).toMatchObject({ created: [], updated: [] });
    expect(bench.requests()).toHaveLength(1);
  });
});

test("a poll that time ends behind pages without changes goes on behind them", async () => {
  const quiet = { entityType: "accounts", fieldNames: ["name"], showNewRecords: "false" };
  polling.begin();
  await polling.run(quiet);
  fill(bench.sandbox, "account", 5_001, (index) => ({ name: `Account ${index}` }));
  clock.later(60);
  onPage = () => clock.runnerBusy(839.5);
  await polling.run(quiet);
  onPage = () => undefined;
  expect(polling.state()).toHaveProperty("cursor");
  expect(polling.lines.join()).toMatch(/warn: .*before time ran out/);
});
