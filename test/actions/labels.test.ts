import type { DataverseRecord } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useClock } from "../triggers/clock";
import { recurrence } from "../triggers/poller";
import { tracker } from "../triggers/tracker";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);
const tracking = tracker(bench);

const entityType = "accounts";
const options = { includeLabels: "true", includeRecordUrl: "true" };
const xmlQuery =
  '<fetch><entity name="account"><attribute name="accountid" /><attribute name="industrycode" /></entity></fetch>';
let account = "";
const insert = () => bench.sandbox.insert("account", { name: "Contoso", industrycode: 1 });
beforeAll(() => {
  account = insert();
});

/** How a record is read, by action. */
const READS: [string, (inputs: object) => Promise<DataverseRecord | undefined>][] = [
  [
    "queryEntities",
    async (inputs) => {
      const given = { entityType, fieldNames: ["industrycode"], ...inputs };
      return (await bench.act<{ value: DataverseRecord[] }>("queryEntities", given)).value[0];
    },
  ],
  [
    "getEntity",
    (inputs) => {
      const given = { entityType, entityId: account, fieldNames: ["industrycode"], ...inputs };
      return bench.act<DataverseRecord>("getEntity", given);
    },
  ],
  [
    "fetchXml",
    async (inputs) => {
      const given = { entityType, xmlQuery, ...inputs };
      return (await bench.act<{ value: DataverseRecord[] }>("fetchXml", given)).value[0];
    },
  ],
];

/** What is added to a record of the table. */
const extrasOf = (id: string) => ({
  labels: expect.objectContaining({ industrycode: "Accounting" }),
  recordUrl: `${bench.sandbox.url}/main.aspx?etn=account&id=${id}&pagetype=entityrecord`,
});

describe.each(READS)("%s", (_, read) => {
  test("adds labels and addresses where Options ask for them", async () => {
    expect(await read({ options })).toMatchObject(extrasOf(account));
    expect(await read({ options: JSON.stringify(options) })).toMatchObject(extrasOf(account));
  });

  test.each([{}, { options: {} }, { options: { includeLabels: "", includeRecordUrl: "false" } }])(
    "adds nothing for %j",
    async (inputs) => {
      const record = await read(inputs);
      expect(record).toMatchObject({ industrycode: 1 });
      expect(record).not.toHaveProperty("labels");
      expect(record).not.toHaveProperty("recordUrl");
    },
  );
});

describe("triggers", () => {
  const fieldNames = ["name", "industrycode"];

  test("New and Updated Records adds them", async () => {
    await polling.run({ fieldNames, options });
    const id = insert();
    clock.later(60);
    const { created } = await polling.run({ fieldNames, options });
    expect(created).toEqual([expect.objectContaining(extrasOf(id))]);
  });

  test("Record Changes adds them", async () => {
    await tracking.run({ fieldNames, options });
    clock.later(60);
    const id = insert();
    clock.later(60);
    const { changes } = await tracking.run({ fieldNames, options });
    expect(changes.map(({ record }) => record)).toEqual([expect.objectContaining(extrasOf(id))]);
  });

  test("so does its initial sync", async () => {
    const deploy = { startFrom: "snapshot" };
    const { changes } = await tracking.run({ fieldNames, options }, { deploy });
    expect(changes.length).toBeGreaterThan(0);
    for (const { id, record } of changes) expect(record).toMatchObject(extrasOf(id));
  });
});
