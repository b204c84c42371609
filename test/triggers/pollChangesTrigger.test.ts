import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { recurrence } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

/** Each test has its own time and sees only rows of its own. */
let since = 0;
beforeEach(() => {
  clock.later(86_400);
  since = clock.now();
});
const iso = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
const names = (records: readonly Record<string, unknown>[]) =>
  records.map((record) => record["name"]).sort();
const queries = () =>
  bench
    .requests()
    .filter(({ path }) => path.endsWith("/accounts"))
    .map(({ url }) => decodeURIComponent(url.replace(/^.*\/accounts/, "")));

describe("the first poll", () => {
  test("hands over nothing, and takes its beginning from the server's clock", async () => {
    bench.sandbox.insert("account", { name: "Before" });
    clock.runnerAhead(3_600);
    const first = await polling.run();
    expect(first).toMatchObject({ created: [], updated: [], resultType: "polled_no_changes" });
    expect(polling.state()?.watermark).toBe(iso(since - 5_000));
    clock.later(60);
    bench.sandbox.insert("account", { name: "After" });
    clock.later(60);
    const { created, updated } = await polling.run();
    expect([names(created), updated]).toEqual([["After"], []]);
  });

  test("takes the server's time also where the runner is behind", async () => {
    clock.runnerAhead(-7_200);
    bench.sandbox.insert("account", { name: "An hour ago" });
    clock.later(3_600);
    await polling.run();
    clock.later(60);
    expect(await polling.run()).toMatchObject({ created: [], updated: [] });
  });

  test("hands over what was written before it and is committed only then", async () => {
    const transaction = bench.sandbox.transaction();
    transaction.create("account", { name: "Late" });
    clock.later(30);
    await polling.run();
    transaction.commit();
    clock.later(60);
    expect(names((await polling.run()).created)).toEqual(["Late"]);
  });

  test("begins at 00:00 UTC of the look-back date", async () => {
    const midnight = new Date(clock.now()).toISOString().slice(0, 10);
    const into = (clock.now() - Date.parse(midnight)) / 1_000;
    clock.later(-into - 1);
    const before = bench.sandbox.insert("account", { name: "The day before" });
    clock.later(1);
    bench.sandbox.insert("account", { name: "At midnight" });
    clock.later(into);
    bench.sandbox.change("account", before, { telephone1: "1" });
    const { created, updated } = await polling.run({ lookBackDate: midnight });
    expect([names(created), names(updated)]).toEqual([["At midnight"], ["The day before"]]);
    expect(queries()[0]).toContain(`$filter=modifiedon ge ${midnight}T00:00:00Z`);
    clock.later(60);
    expect(await polling.run({ lookBackDate: midnight })).toMatchObject({
      created: [],
      updated: [],
    });
  });
});

describe("every poll after it", () => {
  beforeEach(async () => {
    bench.sandbox.insert("account", { name: "Old" });
    clock.later(3_600);
    await polling.run();
    bench.sandbox.clearRequests();
  });

  test("reports what is committed later in the same second", async () => {
    clock.later(60);
    bench.sandbox.insert("account", { name: "First" });
    expect(names((await polling.run()).created)).toEqual(["First"]);
    bench.sandbox.insert("account", { name: "Second" });
    clock.later(60);
    expect(names((await polling.run()).created)).toEqual(["Second"]);
  });

  test("reports what a long transaction commits with an earlier modifiedon", async () => {
    clock.later(60);
    const changed = bench.sandbox.insert("account", { name: "Changed late" });
    clock.later(10);
    const transaction = bench.sandbox.transaction();
    transaction.create("account", { name: "Created late" });
    transaction.update("account", changed, { telephone1: "2" });
    clock.later(60);
    bench.sandbox.insert("account", { name: "Overtakes" });
    expect(names((await polling.run()).created)).toEqual(["Changed late", "Overtakes"]);
    clock.later(50);
    transaction.commit();
    const { created, updated } = await polling.run();
    expect([names(created), names(updated)]).toEqual([["Created late"], ["Changed late"]]);
    clock.later(10);
    expect(await polling.run()).toMatchObject({ created: [], updated: [] });
  });

  test("returns only the columns that are asked for, and those it needs", async () => {
    clock.later(60);
    bench.sandbox.insert("account", { name: "Narrow", telephone1: "3" });
    const inputs = {
      fieldNames: "name",
      expandPropertyNames: "primarycontactid($select=fullname)",
    };
    const { created } = await polling.run(inputs);
    expect(Object.keys(created[0] ?? {}).sort()).toEqual([
      "@odata.etag",
      "accountid",
      "createdon",
      "modifiedon",
      "name",
      "overriddencreatedon",
      "primarycontactid",
    ]);
  });

  test("asks once, from the overlap on, in a stable order", async () => {
    const from = iso(clock.now() - 5_000 - 300_000);
    clock.later(60);
    await polling.run({ filterExpression: "$filter=statecode eq 0 or statecode eq 1" });
    expect(queries()).toEqual([
      `?$filter=modifiedon ge ${from} and (statecode eq 0 or statecode eq 1)&$orderby=modifiedon asc,accountid asc`,
    ]);
    expect(bench.requests()).toHaveLength(1);
  });

  test("tells a row that was created and updated since then once, as created", async () => {
    clock.later(30);
    const id = bench.sandbox.insert("account", { name: "Both" });
    clock.later(30);
    bench.sandbox.change("account", id, { telephone1: "4" });
    const first = await polling.run();
    expect([names(first.created), first.updated]).toEqual([["Both"], []]);
    clock.later(10);
    bench.sandbox.change("account", id, { telephone1: "5" });
    clock.later(10);
    const second = await polling.run();
    expect([second.created, names(second.updated)]).toEqual([[], ["Both"]]);
    expect(second.keys.updated[0]).not.toBe(first.keys.created[0]);
  });

  test("takes an imported row for new, whatever its createdon says", async () => {
    clock.later(60);
    bench.sandbox.insert("account", {
      name: "Imported",
      overriddencreatedon: "2011-03-01T00:00:00Z",
    });
    const { created } = await polling.run();
    expect(created).toMatchObject([{ name: "Imported", createdon: "2011-03-01T00:00:00Z" }]);
  });

  test.each([
    [{ showUpdatedRecords: "false" }, [["New"], []], [["Newer"], []]],
    [{ showNewRecords: "false" }, [[], ["Old"]], [[], ["New"]]],
  ])("hands over only what %j leaves", async (inputs, atFirst, then) => {
    const old = bench.sandbox.insert("account", { name: "Old" });
    clock.later(3_600);
    await polling.run(inputs);
    clock.later(60);
    const id = bench.sandbox.insert("account", { name: "New" });
    bench.sandbox.change("account", old, { telephone1: "6" });
    const first = await polling.run(inputs);
    expect([names(first.created), names(first.updated)]).toEqual(atFirst);
    clock.later(10);
    bench.sandbox.change("account", id, { telephone1: "7" });
    bench.sandbox.insert("account", { name: "Newer" });
    const second = await polling.run(inputs);
    expect([names(second.created), names(second.updated)]).toEqual(then);
  });

  test("gives a key of id and version, the same when a state is used once more", async () => {
    clock.later(60);
    const id = bench.sandbox.insert("account", { name: "Keyed" });
    const state = polling.state();
    const { created, keys } = await polling.run();
    const version = bench.sandbox.store.read("account", id)?.["versionnumber"];
    expect(keys).toEqual({ created: [`${id}:${version}`], updated: [] });
    // It stands beside the record, which can be written somewhere as it is.
    expect(created[0]).not.toHaveProperty("key");
    polling.begin(state);
    expect((await polling.run()).keys).toEqual(keys);
  });

  test("says so when nothing has changed, and not when something has", async () => {
    clock.later(60);
    expect((await polling.run()).resultType).toBe("polled_no_changes");
    bench.sandbox.insert("account", { name: "Something" });
    expect((await polling.run()).resultType).toBe("completed");
  });

  test("waits as long as the service asks for", async () => {
    clock.later(60);
    bench.sandbox.insert("account", { name: "Throttled" });
    bench.sandbox.fault({ times: 2, action: { kind: "throttle", retryAfter: 20 } });
    expect(names((await polling.run()).created)).toEqual(["Throttled"]);
  });

  test("leaves its state alone when it fails", async () => {
    clock.later(60);
    bench.sandbox.insert("account", { name: "Failed at first" });
    const before = JSON.stringify(polling.state());
    bench.sandbox.fault({ action: { kind: "status", status: 403 } });
    expect((await polling.failure()).message).toMatch(/Polling accounts failed \(403/);
    expect(JSON.stringify(polling.state())).toBe(before);
    expect(names((await polling.run()).created)).toEqual(["Failed at first"]);
  });
});

describe("other tables and columns", () => {
  test("are found by any name", async () => {
    await polling.run({ entityType: "Project" });
    clock.later(60);
    bench.sandbox.insert("new_project", { new_name: "By label" });
    const { created } = await polling.run({ entityType: "Project" });
    expect(created).toMatchObject([{ new_name: "By label" }]);
  });

  test("have another column that tells the time", async () => {
    const inputs = { options: { timestampColumn: "createdon" } };
    const id = bench.sandbox.insert("account", { name: "Old" });
    clock.later(3_600);
    await polling.run(inputs);
    clock.later(60);
    bench.sandbox.change("account", id, { telephone1: "8" });
    bench.sandbox.insert("account", { name: "New" });
    const { created, updated } = await polling.run(inputs);
    expect([names(created), updated]).toEqual([["New"], []]);
  });

  test("poll rows of elastic tables, whose versions are no numbers", async () => {
    const inputs = { entityType: "contoso_sensordatas" };
    await polling.run(inputs);
    clock.later(60);
    bench.sandbox.insert("contoso_sensordata", { contoso_deviceid: "d1", partitionid: "d1" });
    const { created, keys } = await polling.run(inputs);
    expect(created).toHaveLength(1);
    expect(keys.created[0]).toMatch(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/);
    clock.later(1);
    expect((await polling.run(inputs)).resultType).toBe("polled_no_changes");
  });
});
