import type { ListResult, QueueResult, RecordList } from "../../../src/client";
import { pick } from "../../dataSources/pick";
import { useSandbox } from "../../support/sandbox";
import { statuses } from "./support";

const bench = useSandbox();

const read = (inputs: Record<string, unknown>) => bench.act<RecordList>("queryEntities", inputs);
const idOf = (table: string, column: string, name: string) =>
  String(bench.sandbox.store.find(table, { [column]: name })[0]?.[`${table}id`]);

/** Step by step what `docs/queues.md` and `docs/members.md` say. */
describe("recipes", () => {
  test("work a queue", async () => {
    const waiting = {
      entityType: "queueitems",
      filterExpression: `_queueid_value eq ${idOf("queue", "name", "Orders")} and _workerid_value eq null and statecode eq 0`,
      orderByFieldNames: ["enteredon"],
      top: "10",
    };
    const { value: records } = await read(waiting);
    expect(records.length).toBeGreaterThan(1);
    const picked = await bench.act<QueueResult>("pickFromQueue", { records });
    expect(picked).toMatchObject({ succeeded: records.length, failed: 0 });
    expect((await read(waiting)).value).toEqual([]);
    const [unfinished, ...done] = records;
    const released = { records: [unfinished], release: true };
    expect(statuses(await bench.act<QueueResult>("pickFromQueue", released))).toEqual(["released"]);
    const removed = await bench.act<QueueResult>("removeFromQueue", { records: done });
    expect(removed).toMatchObject({ succeeded: done.length, failed: 0 });
    expect((await read(waiting)).value).toHaveLength(1);
  });

  test("escalate a case", async () => {
    const [item] = bench.sandbox.store.find("queueitem", {
      queueid: idOf("queue", "name", "Support"),
      objectid__table: "incident",
    });
    const inputs = { entityType: "incidents", records: item?.["objectid"], queue: "Orders" };
    expect(statuses(await bench.act<QueueResult>("addToQueue", inputs))).toEqual(["added"]);
    const objectid = item?.["objectid"] ?? null;
    expect(bench.sandbox.store.find("queueitem", { objectid })).toMatchObject([
      { queueid: idOf("queue", "name", "Orders") },
    ]);
  });

  test("fill a marketing list, and empty it", async () => {
    const list = bench.sandbox.insert("list", { listname: "Mailing", createdfromcode: 2 });
    const { value: members } = await read({
      entityType: "contacts",
      fieldNames: ["contactid"],
      filterExpression: "address1_city eq 'Köln' and donotbulkemail eq false",
      fetchAll: true,
    });
    expect(members.length).toBeGreaterThan(0);
    const added = await bench.act<ListResult>("addListMembers", { list: "Mailing", members });
    expect(added).toMatchObject({ complete: true, succeeded: members.length });
    const { value: present } = await bench.act<RecordList>("listRelatedEntities", {
      ...{ entityType: "list", entityId: list, relationship: "listcontact_association" },
      ...{ fieldNames: ["contactid"], fetchAll: true },
    });
    expect(present).toHaveLength(members.length);
    const removed = await bench.act<ListResult>("removeListMembers", { list, members: present });
    expect(removed).toMatchObject({ complete: true, succeeded: members.length, failed: 0 });
    expect(bench.sandbox.store.find("listmember", { listid: list })).toEqual([]);
  });
});

describe("pickers", () => {
  test.each([
    ["queues", "support", [/^Support \(support@/]],
    ["queues", "fair 2019", []],
    ["lists", "fair", [/^Visitors of the fair \(leads\)$/]],
    ["lists", "locked", []],
    ["lists", "Everybody", []],
    ["teams", "tender", [/^Tender Desk$/]],
    ["teams", "Northwind", []],
  ])("%s with %j", async (source, search, labels) => {
    const offered = await pick(bench, source, { search });
    expect(offered.map(({ label }) => label)).toEqual(
      labels.map((label) => expect.stringMatching(label)),
    );
  });
});
