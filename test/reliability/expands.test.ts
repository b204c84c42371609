import type { DataverseRecord, RecordList } from "../../src/client";
import { useHeap } from "../support/heap";
import { useSandbox } from "../support/sandbox";
import { useClock } from "../triggers/clock";
import { recurrence } from "../triggers/poller";

const clock = useClock("2026-05-04T08:00:00Z");
const heap = useHeap();
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);
const TASKS = 23;

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

test("polling with Expand stops likewise, says so, and goes on with the rest", async () => {
  const inputs = {
    entityType: "accounts",
    fieldNames: ["name"],
    expandPropertyNames: ["contact_customer_accounts($select=lastname)"],
  };
  await polling.run(inputs);
  const account = bench.sandbox.insert("account", { name: "Polled" });
  for (let index = 0; index < 5_003; index += 1) {
    bench.sandbox.insert("contact", {
      lastname: `Contact ${index}`,
      parentcustomerid: account,
      parentcustomerid__table: "account",
    });
  }
  const before = polling.state();
  clock.later(60);
  heap.fullAfter(0);
  const cut = await polling.run(inputs);
  expect(contactsOf(cut.created[0])).toHaveLength(5_000);
  expect(cut.created[0]).toHaveProperty([NEXT]);
  expect(polling.lines.join()).toMatch(/warn: .*memory/);
  heap.free();
  polling.begin(before);
  const whole = await polling.run(inputs);
  expect(contactsOf(whole.created[0])).toHaveLength(5_003);
  expect(whole.created[0]).not.toHaveProperty([NEXT]);
});
