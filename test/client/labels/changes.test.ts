import { createClient, type PollParams, type TrackParams } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useClock } from "../../triggers/clock";
import { recordingLogger } from "../fakes";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const client = () => createClient(bench.connection(), { logger: recordingLogger() });
const extras = { includeLabels: true, includeRecordUrl: true };

const row = { name: "Contoso", industrycode: 1, paymenttermscode: 1, numberofemployees: 1_234 };
const fieldNames = ["name", "industrycode", "paymenttermscode", "numberofemployees"];
const urlOf = (id: unknown) =>
  `${bench.sandbox.url}/main.aspx?etn=account&id=${String(id)}&pagetype=entityrecord`;
const expected = (id: string) => {
  const labels = { industrycode: "Accounting", paymenttermscode: "Net 30" };
  return { labels, recordUrl: urlOf(id) };
};
const readings = () => bench.requests().filter(({ path }) => path.endsWith("/accounts"));

const poll = (state: unknown, more: Partial<PollParams> = {}) =>
  client().pollChanges({
    entityType: "accounts",
    fieldNames,
    timestampColumn: "modifiedon",
    overlapSeconds: 300,
    pageLimit: 20,
    changeTypes: ["created", "updated"],
    pageByPage: false,
    resumed: false,
    state,
    ...extras,
    ...more,
  });

const track = (state: unknown, more: Partial<TrackParams> = {}) =>
  client().trackChanges({
    entityType: "accounts",
    fieldNames,
    changeTypes: ["created", "updated", "deleted"],
    onExpiredToken: "catchUp",
    startFrom: "now",
    state,
    ...extras,
    ...more,
  });

/** All pages of an execution. */
const trackAll = async (begin: unknown, more: Partial<TrackParams> = {}) => {
  let result = await track(begin, more);
  const changes = [...result.changes];
  while (result.hasMore) {
    result = await track(result.state, more);
    changes.push(...result.changes);
  }
  return { changes, state: result.state };
};

describe("polling by a time", () => {
  test("adds labels and addresses to what changed, in the one request of the poll", async () => {
    const { state } = await poll(undefined);
    const id = bench.sandbox.insert("account", row);
    clock.later(60);
    bench.sandbox.clearRequests();
    const { changes } = await poll(state);
    expect(changes.map(({ record }) => record)).toEqual([expect.objectContaining(expected(id))]);
    expect(JSON.stringify(changes)).not.toContain("FormattedValue");
    expect(bench.requests()).toHaveLength(1);
  });

  test("knows a change by the same key with labels and without", async () => {
    const { state } = await poll(undefined);
    bench.sandbox.insert("account", row);
    clock.later(60);
    const plain = await poll(state, { includeLabels: false, includeRecordUrl: false });
    const labelled = await poll(state);
    expect(labelled.changes.map(({ key }) => key)).toEqual(plain.changes.map(({ key }) => key));
    expect(labelled.state).toEqual(plain.state);
    for (const { record } of plain.changes) {
      expect(record).not.toHaveProperty("labels");
      expect(record).not.toHaveProperty("recordUrl");
    }
  });
});

describe("change tracking", () => {
  test("adds them to the pages of a delta, and nothing to deletions", async () => {
    const gone = bench.sandbox.insert("account", row);
    const { state } = await trackAll(undefined);
    clock.later(60);
    bench.sandbox.remove("account", gone);
    const id = bench.sandbox.insert("account", row);
    clock.later(60);
    const { changes } = await trackAll(state);
    expect(changes.find((change) => change.id === id)?.record).toMatchObject(expected(id));
    expect(changes.find((change) => change.id === gone)).not.toHaveProperty("record");
    expect(JSON.stringify(changes)).not.toContain("FormattedValue");
  });

  test("adds them to a delta whose rows have their columns, without a request more", async () => {
    const first = await trackAll(undefined, { startFrom: "snapshot" });
    clock.later(60);
    const id = bench.sandbox.insert("account", row);
    clock.later(60);
    const count = async (more: Partial<TrackParams>) => {
      bench.sandbox.clearRequests();
      const { changes } = await trackAll(first.state, more);
      return { changes, requests: readings().length };
    };
    const plain = await count({ includeLabels: false, includeRecordUrl: false });
    const labelled = await count({});
    expect(labelled.requests).toBe(plain.requests);
    expect(labelled.changes.map((change) => change.record)).toEqual([
      expect.objectContaining(expected(id)),
    ]);
    expect(plain.changes[0]?.record).not.toHaveProperty("labels");
  });

  test("adds them to every record of a snapshot, page by page", async () => {
    for (const name of ["One", "Two", "Three"]) bench.sandbox.insert("account", { ...row, name });
    const { changes } = await trackAll(undefined, { startFrom: "snapshot", recordsPerPage: 2 });
    expect(changes.length).toBeGreaterThan(2);
    for (const { id, record } of changes) expect(record).toMatchObject(expected(id));
  });
});
