import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { told, tracker } from "./tracker";

const START = Date.parse("2026-05-04T08:00:00Z");
const DAY = 86_400_000;
let now = START;
useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const tracking = tracker(bench);

beforeEach(() => {
  now += 3_600_000;
  for (const { accountid } of bench.sandbox.store.select("SELECT accountid FROM account")) {
    bench.sandbox.remove("account", String(accountid));
  }
});

const create = (name: string) => bench.sandbox.insert("account", { name });
const paths = () =>
  bench.requests().map(({ url }) => decodeURIComponent(url.replace(/^\/api\/data\/v9.2\//, "")));

describe("from now on", () => {
  it("begins with a read of ids alone, and hands over nothing", async () => {
    create("There before");
    const first = await tracking.run();
    expect(first).toEqual({ changes: [], pages: 1, resultType: "polled_no_changes" });
    const reads = bench
      .requests()
      .filter(({ headers }) => headers["prefer"] === "odata.track-changes");
    expect(reads.map(({ url }) => url)).toEqual([
      expect.stringMatching(/accounts\?\$select=accountid$/),
    ]);
    expect(tracking.lines).toEqual([
      expect.stringContaining("reading the ids of all its records once"),
    ]);
  });

  it("tells created, updated and deleted records apart", async () => {
    const changed = create("Changed");
    const gone = create("Gone");
    now += 1_000;
    await tracking.run();
    now += 60_000;
    create("New");
    bench.sandbox.change("account", changed, { name: "Changed again" });
    bench.sandbox.remove("account", gone);
    const { changes, resultType } = await tracking.run();
    expect(resultType).toBe("completed");
    expect(told(changes)).toEqual(["created New", "updated Changed again", `deleted ${gone}`]);
    const [made, updated, deleted] = changes;
    expect(made).toEqual({
      changeType: "created",
      id: made?.record?.["accountid"],
      key: `${made?.id}:${String(made?.record?.["@odata.etag"]).slice(3, -1)}`,
      record: expect.objectContaining({ name: "New", createdon: expect.any(String) }),
    });
    expect(updated?.id).toBe(changed);
    expect(deleted).toEqual({
      changeType: "deleted",
      id: gone,
      key: expect.stringMatching(new RegExp(`^${gone}:deleted:[0-9a-f]{8}$`)),
    });
  });

  it("costs one request where nothing changed, and hands over nothing twice", async () => {
    await tracking.run();
    now += 60_000;
    create("Once");
    expect(told((await tracking.run()).changes)).toEqual(["created Once"]);
    bench.sandbox.clearRequests();
    now += 60_000;
    expect(await tracking.run()).toEqual({
      changes: [],
      pages: 1,
      resultType: "polled_no_changes",
    });
    expect(paths()).toEqual([expect.stringContaining("$deltatoken=")]);
  });

  it("calls a record new once only, also when it is updated in the next minute", async () => {
    await tracking.run();
    now += 60_000;
    const id = create("Young");
    expect(told((await tracking.run()).changes)).toEqual(["created Young"]);
    bench.sandbox.change("account", id, { name: "Grown" });
    expect(told((await tracking.run()).changes)).toEqual(["updated Grown"]);
  });

  it("calls a record new that was committed behind the last run", async () => {
    await tracking.run();
    now += 60_000;
    const late = bench.sandbox.transaction();
    late.create("account", { name: "Late" });
    now += 60_000;
    expect((await tracking.run()).changes).toEqual([]);
    late.commit();
    now += 30_000;
    expect(told((await tracking.run()).changes)).toEqual(["created Late"]);
  });

  it("tells an imported record by when it came, not by the date it was given", async () => {
    await tracking.run();
    now += 60_000;
    bench.sandbox.insert("account", {
      name: "Imported",
      overriddencreatedon: "2019-01-01T00:00:00Z",
    });
    expect(told((await tracking.run()).changes)).toEqual(["created Imported"]);
  });

  it("hands over what is wanted alone", async () => {
    const gone = create("Gone");
    await tracking.run();
    now += 60_000;
    create("New");
    bench.sandbox.remove("account", gone);
    const { changes } = await tracking.run({ showNewRecords: "false" });
    expect(told(changes)).toEqual([`deleted ${gone}`]);
    now += 60_000;
    create("Newer");
    expect((await tracking.run({ showNewRecords: false })).resultType).toBe("polled_no_changes");
  });

  it("gives all columns where none is named", async () => {
    await tracking.run({ fieldNames: [] });
    now += 60_000;
    create("Whole");
    const { changes } = await tracking.run({ fieldNames: [] });
    expect(changes[0]?.record).toMatchObject({ name: "Whole", statecode: 0 });
    expect(Object.keys(changes[0]?.record ?? {}).length).toBeGreaterThan(50);
  });

  it("reads many changed records in pieces of an URL's length", async () => {
    await tracking.run();
    now += 60_000;
    const names = Array.from({ length: 1_101 }, (_, index) => `Row ${index}`);
    for (const name of names) create(name);
    bench.sandbox.clearRequests();
    const { changes } = await tracking.run();
    expect(changes.map(({ record }) => record?.["name"]).sort()).toEqual([...names].sort());
    expect(bench.requests()).toHaveLength(4);
  });
});

describe("a snapshot", () => {
  const snapshot = { deploy: { startFrom: "snapshot" } };

  it("hands over every record as a created one, then its changes, in one request each", async () => {
    const id = create("First");
    create("Second");
    const first = await tracking.run({}, snapshot);
    expect(told(first.changes)).toEqual(["created First", "created Second"]);
    now += 600_000;
    bench.sandbox.change("account", id, { name: "First, changed" });
    bench.sandbox.clearRequests();
    expect(told((await tracking.run()).changes)).toEqual(["updated First, changed"]);
    expect(bench.requests()).toHaveLength(1);
  });

  it("hands over everything once more at a new deployment, and loses no deletion before it", async () => {
    const gone = create("Gone");
    create("Kept");
    now += 600_000;
    await tracking.run({}, snapshot);
    now += 60_000;
    bench.sandbox.remove("account", gone);
    expect(told((await tracking.run({}, snapshot)).changes)).toContain("updated Kept");
    expect(told((await tracking.run()).changes)).toEqual([`deleted ${gone}`]);
  });

  it("leaves a tracking that runs as it is when deployed anew from now on", async () => {
    await tracking.run({}, { deploy: { startFrom: "now" } });
    const before = tracking.state();
    now += 60_000;
    create("Between");
    expect((await tracking.run({}, { deploy: { startFrom: "now" } })).changes).toEqual([]);
    expect(tracking.state()).toEqual(before);
    expect(told((await tracking.run()).changes)).toEqual(["created Between"]);
  });
});

describe("an expired token", () => {
  const expire = async () => {
    const old = create("Old");
    const gone = create("Gone");
    now += 1_000;
    await tracking.run();
    now += DAY;
    create("In between");
    bench.sandbox.remove("account", gone);
    now += 8 * DAY;
    bench.sandbox.change("account", old, { name: "Old, changed" });
    tracking.lines.length = 0;
  };

  it("catches up by timestamps, with a warning that deletions are unknown", async () => {
    await expire();
    const { changes } = await tracking.run();
    expect(told(changes)).toEqual(["warning ", "created In between", "updated Old, changed"]);
    expect(changes[0]).toEqual({
      changeType: "warning",
      id: "",
      key: expect.stringMatching(/^expired:2026-/),
      message: expect.stringContaining("what was deleted meanwhile is not known"),
    });
    expect(tracking.lines).toEqual([
      expect.stringMatching(/^warn: .*deleted meanwhile is not known/),
    ]);
    now += 60_000;
    create("After");
    expect(told((await tracking.run()).changes)).toEqual(["created After"]);
  });

  it("hands over all records where a snapshot is asked for", async () => {
    await expire();
    const { changes } = await tracking.run({ options: { onExpiredToken: "snapshot" } });
    expect(told(changes)).toEqual(["warning ", "created In between", "updated Old, changed"]);
    expect(tracking.lines).toEqual([
      expect.stringMatching(/^warn: .*All records are returned; what was deleted meanwhile/),
    ]);
  });

  it("fails where that is asked for, with Dataverse's words and what to do", async () => {
    await expire();
    const error = await tracking.failure({ options: { onExpiredToken: "fail" } });
    expect(error.message).toContain("0x80044352");
    expect(error.message).toContain("On Expired Token set to catchUp or snapshot");
    expect(told((await tracking.run()).changes)).toContain("created In between");
  });

  const refuse = (times: number, status: number) =>
    bench.sandbox.fault({
      match: { path: "accounts" },
      times,
      action: { kind: "status", status, body: { code: "0x80044352", message: "Expired." } },
    });

  it.each([400, 404, 410])("is taken for one at a %s too, when it comes twice", async (status) => {
    await tracking.run();
    now += 60_000;
    create("New");
    refuse(2, status);
    expect(told((await tracking.run()).changes)).toEqual(["warning ", "created New"]);
  });

  it.each([400, 404, 410])("is not believed at a single %s", async (status) => {
    const gone = create("Gone");
    await tracking.run();
    now += 60_000;
    bench.sandbox.remove("account", gone);
    refuse(1, status);
    expect(told((await tracking.run()).changes)).toEqual([`deleted ${gone}`]);
    expect(tracking.lines.filter((line) => line.startsWith("warn"))).toEqual([]);
  });

  it.each([400, 404, 410])("is not believed of a gateway's %s, however often", async (status) => {
    const gone = create("Gone");
    await tracking.run();
    const { link } = tracking.state() ?? {};
    now += 60_000;
    bench.sandbox.remove("account", gone);
    const action = { kind: "gateway", status, body: "<html>Not here</html>" } as const;
    bench.sandbox.fault({ match: { path: "accounts" }, times: 1_000, action });
    await tracking.failure();
    expect(tracking.state()?.link).toEqual(link);
    bench.sandbox.clearFaults();
    expect(told((await tracking.run()).changes)).toEqual([`deleted ${gone}`]);
  });
});
