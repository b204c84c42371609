import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, inputsOf, makeAccounts, mirror, statuses, stored } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const more = { missing: "deactivate", guards: { maxRemovalPercent: 100 } };

const begin = (word: string) => {
  const city = fresh(word);
  const rows = Array.from({ length: 6 }, (_, at) => ({
    accountnumber: `${city}-${at}`,
    name: `N ${at}`,
  }));
  makeAccounts(bench, city, rows);
  const records = rows.slice(0, 4).map((row) => ({ ...row, name: "new" }));
  return { city, records };
};
const inactive = (city: string) =>
  Object.values(stored(bench, city)).filter((row) => row["statecode"] === 1).length;

describe("a run that is out of time", () => {
  const busy = { kind: "throttle", retryAfter: 30 } as const;

  test("while it reads writes nothing", async () => {
    const { city, records } = begin("Slow");
    bench.sandbox.fault({ match: { method: "GET", path: "accounts" }, action: busy });
    const options = { timeBudgetSeconds: 10 };
    const result = await mirror(bench, city, records, { ...more, options });
    expect(result).toMatchObject({ complete: false, unprocessed: 4, updated: 0, deactivated: 0 });
    expect(result.removalsRefused).toMatch(/time budget was used up while rows were read/);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
    expect(await mirror(bench, city, records, more)).toMatchObject({
      complete: true,
      updated: 4,
      deactivated: 2,
    });
  });

  test("while it reads has no removals to refuse where rows are kept", async () => {
    const { city, records } = begin("Keep");
    bench.sandbox.fault({ match: { method: "GET", path: "accounts" }, action: busy });
    const result = await mirror(bench, city, records, { options: { timeBudgetSeconds: 10 } });
    expect(result).toMatchObject({ complete: false, unprocessed: 4, removalsRefused: null });
  });

  test("while it reads does not take its plan for another one", async () => {
    const { city, records } = begin("Cut");
    const { planHash } = await mirror(bench, city, records, { ...more, options: { dryRun: true } });
    bench.sandbox.fault({ match: { method: "GET", path: "accounts" }, action: busy });
    const options = { timeBudgetSeconds: 10, expectedPlanHash: planHash };
    const result = await mirror(bench, city, records, { ...more, options });
    expect(result).toMatchObject({ complete: false, unprocessed: 4 });
  });

  test("while it writes removes nothing", async () => {
    const { city, records } = begin("Late");
    bench.sandbox.fault({ match: { method: "POST", path: "$batch" }, action: busy });
    const options = { timeBudgetSeconds: 10, chunkSize: 1, maxParallel: 1 };
    const result = await mirror(bench, city, records, { ...more, options });
    expect(result).toMatchObject({ complete: false, deactivated: 0 });
    expect(inactive(city)).toBe(0);
  });
});

describe("a run that is refused half way", () => {
  test("with On Error stop removes nothing, and says which record was refused", async () => {
    const { city, records } = begin("Stop");
    bench.sandbox.fault({
      match: { path: "/accounts(" },
      action: { kind: "status", status: 400, body: { code: "0x80040265", message: "plug-in" } },
    });
    const result = await mirror(bench, city, records, { ...more, options: { onError: "stop" } });
    expect(result).toMatchObject({ complete: false, rejected: 1, deactivated: 0 });
    expect(result.removalsRefused).toMatch(/^(A record was rejected|Not all of the list)/);
    expect(inactive(city)).toBe(0);
  });

  test("with On Error stop checks all records before it writes any", async () => {
    const { city, records } = begin("Check");
    const inputs = inputsOf(city, [...records, { accountnumber: `${city}-9`, revenue: "much" }], {
      ...more,
      options: { onError: "stop" },
    });
    const { message } = await bench.failure("mirrorEntities", inputs);
    expect(message).toMatch(/^Records has a row that accounts cannot take; nothing was sent/);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("while changed rows are read once more keeps its results, and removes nothing", async () => {
    const { city, records } = begin("Again");
    bench.sandbox.fault({
      match: { method: "PATCH", path: "/accounts(" },
      action: { kind: "status", status: 412, body: { code: "0x80060882", message: "version" } },
    });
    bench.sandbox.fault({
      match: { method: "GET", path: "accounts" },
      after: 1,
      times: 9,
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "prvRead" } },
    });
    const result = await mirror(bench, city, records, more);
    expect(statuses(result)).toEqual(["rejected", "updated", "updated", "updated"]);
    expect(result.results[0]?.error?.message).toMatch(/the next run reads it again/);
    expect(result).toMatchObject({ complete: false, deactivated: 0 });
    expect(result.removalsRefused).toMatch(/prvRead/);
    expect(inactive(city)).toBe(0);
  });

  test("by the right to delete loses nothing of the list", async () => {
    const { city, records } = begin("Rights");
    bench.sandbox.fault({
      match: { path: "/accounts(" },
      after: 4,
      times: 9,
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "prvDelete" } },
    });
    const guards = { maxRemovalPercent: 100, allowCascade: true };
    const result = await mirror(bench, city, records, { missing: "delete", guards });
    expect(result).toMatchObject({ complete: false, updated: 4, deleted: 0 });
    expect(result.skippedRemovals).toHaveLength(2);
    expect(Object.keys(stored(bench, city))).toHaveLength(6);
  });
});

test("records in the words of an app, by a field of it", async () => {
  const { city } = begin("Mapped");
  const fieldMap = { number: "accountnumber", title: "name", town: "address1_city" };
  const records = [
    { number: `${city}-0`, title: "Uno", town: city },
    { number: `${city}-8`, title: "Eight", town: city },
  ];
  const guards = { maxRemovalPercent: 100 };
  const inputs = { alternateKey: "number", ...more, guards, options: { fieldMap } };
  const result = await mirror(bench, city, records, inputs);
  expect(statuses(result)).toEqual(["updated", "inserted"]);
  expect(result).toMatchObject({ complete: true, deactivated: 5 });
  const long = [{ number: `${city}-0`, title: "x".repeat(5_000) }];
  const refused = await mirror(bench, city, long, { ...inputs, missing: "keep" });
  expect(refused.results[0]?.error?.message).toMatch(/title/);
});

test("a thousand records: one read of the scope, one of the others, writes in batches", async () => {
  const city = fresh("Many");
  const rows = Array.from({ length: 300 }, (_, at) => ({
    accountnumber: `${city}-${at}`,
    name: `N ${at}`,
    address1_city: city,
  }));
  makeAccounts(bench, city, rows.slice(0, 280));
  bench.sandbox.clearRequests();
  const records = rows.map((row, at) => (at % 100 === 5 ? { ...row, name: "new" } : row));
  const result = await mirror(bench, city, records);
  expect(result).toMatchObject({ complete: true, inserted: 20, updated: 3, unchanged: 277 });
  const asked = bench.requests().filter(({ path }) => /accounts|\$batch/.test(path));
  expect(asked.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
  expect(result.requests).toBe(bench.requests().length);
});

describe("a list of more than a page of records", () => {
  const listOf = (city: string) =>
    Array.from({ length: 5_001 }, (_, at) => ({ accountnumber: `${city}-${at}`, name: "new" }));

  test("that has a key twice is refused in the same words, whatever becomes of the page under way", async () => {
    const { city } = begin("Long");
    bench.sandbox.fault({
      match: { method: "GET", path: "/v9.2/accounts" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "prvRead" } },
    });
    const records = [...listOf(city), { accountnumber: `${city.toUpperCase()}-7` }];
    const { message } = await bench.failure("mirrorEntities", inputsOf(city, records));
    expect(message).toMatch(
      /same key, as Dataverse compares keys: 7 and 5001\. Nothing was written/,
    );
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("is compared with the rows as any other", async () => {
    const { city } = begin("Whole");
    const inputs = { ...more, options: { mode: "updateOnly", dryRun: true } };
    const result = await mirror(bench, city, listOf(city).slice(1), inputs);
    expect(result).toMatchObject({ scopeRows: 6, updated: 5, rejected: 4_995, deactivated: 1 });
  });
});

test("of each row those columns are read that an update would write, however they are spelled", async () => {
  const { city } = begin("Spelled");
  const records = [
    { accountnumber: `${city}-0`, Name: "new", "@odata.etag": 'W/"1"', modifiedon: "2026-01-01" },
    { accountnumber: `${city}-1`, "primarycontactid@odata.bind": null, _ownerid_value: null },
  ];
  await mirror(bench, city, records, { options: { dryRun: true } });
  const [{ url = "" } = {}] = bench.requests().filter((each) => each.url.includes("/accounts"));
  const select = new URL(url, "http://x").searchParams.get("$select")?.split(",").sort();
  expect(select).toEqual([
    "_ownerid_value",
    "_primarycontactid_value",
    "accountid",
    "accountnumber",
    "address1_city",
    "name",
    "statecode",
    "statuscode",
  ]);
});

test.each(["__proto__", "valueOf"])("guards with %s are refused by that name", async (name) => {
  const guards = JSON.parse(`{"${name}": 1}`) as object;
  const { message } = await bench.failure("mirrorEntities", inputsOf("x", [], { guards }));
  expect(message).toMatch(new RegExp(`^Guards has no "${name}"`));
});

describe("recipes", () => {
  test("a segment: who leaves becomes inactive, who comes back is active again", async () => {
    const city = fresh("Segment");
    const member = (at: number) => ({
      accountnumber: `${city}-${at}`,
      name: `N ${at}`,
      address1_city: city,
    });
    const inputs = { ...more, guards: { maxRemovalPercent: 50 } };
    const first = await mirror(bench, city, [member(1), member(2)], inputs);
    expect(first).toMatchObject({ complete: true, inserted: 2, scopeRows: 0 });
    const second = await mirror(bench, city, [member(1)], inputs);
    expect(second).toMatchObject({ complete: true, unchanged: 1, deactivated: 1 });
    const third = await mirror(bench, city, [member(1), member(2)], inputs);
    expect(third).toMatchObject({ complete: true, unchanged: 1, reactivated: 1 });
    expect(inactive(city)).toBe(0);
  });

  test("both ways: a change that came from Dynamics is not written back", async () => {
    const { city } = begin("Loop");
    const [row] = Object.values(stored(bench, city));
    bench.sandbox.store.update("account", String(row?.["accountid"]), { name: "from Dynamics" });
    const list = Object.values(stored(bench, city)).map(({ accountnumber, name }) => ({
      accountnumber,
      name,
    }));
    bench.sandbox.clearRequests();
    const result = await mirror(bench, city, list);
    expect(result).toMatchObject({ complete: true, unchanged: 6 });
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("one row for each customer: the last of several records is written", async () => {
    const { city } = begin("Last");
    const names = ["first", "second", "last"];
    const list = names.map((name) => ({ accountnumber: `${city}-0`, name }));
    const result = await mirror(bench, city, list, { options: { duplicates: "lastWins" } });
    expect(statuses(result)).toEqual(["rejected", "rejected", "updated"]);
    for (const { error } of result.results.slice(0, 2)) {
      expect(error?.message).toMatch(/same key as record 2, which comes later/);
    }
    expect(stored(bench, city)[`${city}-0`]).toMatchObject({ name: "last" });
  });
});

test.each([
  [40, [40]],
  [140, [50, 50, 40]],
  [500, [63, 63, 63, 63, 63, 63, 63, 59]],
])("of many records the %i that differ are written side by side", async (changed, batches) => {
  const city = fresh("Spread");
  const rows = Array.from({ length: 700 }, (_, at) => ({
    accountnumber: `${city}-${at}`,
    name: `N ${at}`,
    address1_city: city,
  }));
  makeAccounts(bench, city, rows);
  const records = rows.map((row, at) => (at < changed ? { ...row, name: "new" } : row));
  const result = await mirror(bench, city, records);
  expect(result).toMatchObject({ updated: changed, unchanged: 700 - changed });
  const sizes = bench.requests().flatMap(({ parts }) => (parts ? [parts.length] : []));
  expect(sizes).toEqual(batches);
});
