import type { PollState } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { recurrence } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

const iso = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
const names = (records: readonly Record<string, unknown>[]) =>
  records.map((record) => record["name"]).sort();
const urls = () =>
  bench
    .requests()
    .filter(({ path }) => path.endsWith("/accounts"))
    .map(({ url }) => decodeURIComponent(url));

/** A state as a poll of a quiet table leaves it, an hour after all that was there before. */
const settled = async (): Promise<PollState> => {
  polling.begin();
  await polling.run();
  polling.lines.length = 0;
  const state = polling.state();
  if (!state) throw new Error("The poll left no state.");
  return state;
};

beforeEach(() => clock.later(86_400));

describe("the state of the connector that this one takes the place of", () => {
  test("is taken over as the watermark", async () => {
    clock.later(-3_600);
    bench.sandbox.insert("account", { name: "Handed over long ago" });
    clock.later(3_590);
    bench.sandbox.insert("account", { name: "In the overlap" });
    clock.later(10);
    const lastPolledAt = new Date(clock.now()).toISOString();
    clock.later(60);
    bench.sandbox.insert("account", { name: "After" });
    polling.begin({ lastPolledAt });
    const { created } = await polling.run({ lookBackDate: "2020-01-01" });
    expect(names(created)).toEqual(["After", "In the overlap"]);
    expect(polling.lines.join()).toMatch(/info: Goes on from .* may be returned once more/);
    clock.later(10);
    expect(await polling.run()).toMatchObject({ created: [], updated: [] });
  });

  test("with a date that is none is healed", async () => {
    bench.sandbox.insert("account", { name: "Lately" });
    polling.begin({ lastPolledAt: "yesterday" });
    expect(names((await polling.run()).created)).toContain("Lately");
    expect(polling.lines.join()).toMatch(/damaged: its lastPolledAt is no date-time/);
  });
});

describe("a damaged state is told and healed without a gap", () => {
  const damages: [string, (state: PollState) => unknown, RegExp][] = [
    ["that is a text", () => "gone" as never, /^$/],
    ["of nothing that is known", () => ({ position: 4711 }), /a format that is not known/],
    ["of another format", (state) => ({ ...state, format: 9 }), /a format that is not known/],
    ["without a watermark", (state) => ({ ...state, watermark: 5 }), /watermark is no date-time/],
    ["with an unreadable list", (state) => ({ ...state, seen: { x: 1 } }), /list of versions/],
    ["with a list of numbers", (state) => ({ ...state, seen: [1] }), /list of versions/],
    ["without a table", (state) => ({ ...state, table: null }), /names no table/],
    ["without a lower end", (state) => ({ ...state, since: {} }), /lower end is no date-time/],
    ["with half a cursor", (state) => ({ ...state, cursor: { link: 1 } }), /cursor cannot be read/],
    [
      "from the future",
      (state) => ({ ...state, watermark: "2099-01-01T00:00:00Z" }),
      /lies in the server's future/,
    ],
  ];

  test.each(damages)("%s", async (what, damage, message) => {
    const state = await settled();
    clock.later(600);
    bench.sandbox.insert("account", { name: what });
    clock.later(600);
    polling.begin(damage(state));
    // A state that is no object at all the platform's SDK takes for the first poll.
    if (what === "that is a text") {
      const today = new Date(clock.now() - 86_400_000).toISOString().slice(0, 10);
      expect(names((await polling.run({ lookBackDate: today })).created)).toContain(what);
      return;
    }
    expect(names((await polling.run()).created)).toContain(what);
    expect(polling.lines.filter((line) => line.startsWith("warn")).join()).toMatch(message);
    clock.later(10);
    polling.lines.length = 0;
    expect(await polling.run()).toMatchObject({ created: [], updated: [] });
    expect(polling.lines).toEqual([]);
  });

  test("with nothing to go by: a day back, or the look-back date", async () => {
    clock.later(-90_000);
    bench.sandbox.insert("account", { name: "25 hours ago" });
    clock.later(3_700);
    bench.sandbox.insert("account", { name: "24 hours ago" });
    clock.later(86_300);
    polling.begin({ position: 1 });
    const { created } = await polling.run();
    expect(names(created)).toContain("24 hours ago");
    expect(names(created)).not.toContain("25 hours ago");
    expect(polling.lines.join()).toMatch(/goes on from .*, a day back/);
    polling.begin({ position: 1 });
    const before = new Date(clock.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    const looked = await polling.run({ lookBackDate: before });
    expect(names(looked.created)).toContain("25 hours ago");
  });

  test("from the future goes back to the last row that was handed over", async () => {
    await settled();
    clock.later(3_600);
    bench.sandbox.insert("account", { name: "Handed over" });
    await polling.run();
    const state = polling.state();
    clock.later(3_600);
    bench.sandbox.insert("account", { name: "Next" });
    polling.begin({ ...state, watermark: "2099-01-01T00:00:00Z" });
    expect(names((await polling.run()).created)).toEqual(["Next"]);
  });
});

describe("a watermark", () => {
  test("never goes back when the server's clock does, and skips nothing by it", async () => {
    bench.sandbox.setDateSkew(60_000);
    const { watermark } = await settled();
    bench.sandbox.setDateSkew(0);
    clock.later(10);
    bench.sandbox.insert("account", { name: "Behind the watermark" });
    expect(names((await polling.run()).created)).toEqual(["Behind the watermark"]);
    expect(polling.state()?.watermark).toBe(watermark);
    expect(polling.lines).toEqual([]);
    clock.later(3_600);
    await polling.run();
    expect(polling.state()?.watermark).toBe(iso(clock.now() - 5_000));
  });

  test("outlives a longer overlap without repeats", async () => {
    await settled();
    clock.later(60);
    bench.sandbox.insert("account", { name: "Once" });
    expect(names((await polling.run()).created)).toEqual(["Once"]);
    clock.later(1_800);
    await polling.run();
    clock.later(60);
    expect(await polling.run({ options: { overlapSeconds: "7200" } })).toMatchObject({
      created: [],
    });
  });
});

describe("more pages than one poll reads", () => {
  const rows = 5_100;
  const inputs = {
    fieldNames: "name",
    options: { pageLimit: "1" },
    filterExpression: "websiteurl eq 'bulk'",
  };
  let state: PollState | undefined;

  beforeAll(async () => {
    for (let row = 0; row < rows; row += 1) {
      bench.sandbox.insert("account", { name: `Bulk ${row}`, websiteurl: "bulk" });
    }
  });

  /** The first poll of a backlog, which leaves the second page for the next one. */
  const firstPage = async () => {
    polling.begin();
    const first = await polling.run({ ...inputs, lookBackDate: "2026-01-01" });
    state = polling.state();
    expect(first.created).toHaveLength(5_000);
    expect(polling.lines.join()).toMatch(
      /Stopped after 1 pages .* Page Limit is 1; there are more/,
    );
    expect(state?.cursor).toBeDefined();
    bench.sandbox.clearRequests();
    polling.lines.length = 0;
    return new Set(first.keys.created);
  };

  test("are read on by the next one, each row once", async () => {
    const keys = await firstPage();
    clock.later(600);
    const second = await polling.run(inputs);
    expect(second.created).toHaveLength(rows - 5_000);
    expect(second.keys.created.some((key) => keys.has(key))).toBe(false);
    expect(urls()).toEqual([expect.stringContaining("$skiptoken=")]);
    expect(bench.requests()[0]?.headers["prefer"]).toBe("odata.maxpagesize=5000");
    expect(polling.state()?.cursor).toBeUndefined();
  });

  test.each([
    ["filter", { filterExpression: "websiteurl eq 'bulk' and statecode eq 0" }],
    ["columns", { fieldNames: "name,telephone1" }],
  ])("drop the cursor when the %s changes, and keep the place", async (_, changed) => {
    const known = await firstPage();
    const { created, keys } = await polling.run({
      ...inputs,
      ...changed,
      options: { pageLimit: "20" },
    });
    expect(created).toHaveLength(rows - 5_000);
    expect(keys.created.some((key) => known.has(key))).toBe(false);
    expect(polling.lines.join()).toMatch(/info: The cursor .* is left: the filter, the columns/);
  });

  test.each([
    ["another environment", "https://other.crm4.dynamics.com/api/data/v9.2/accounts?$select=name"],
    ["something else than the table", "/api/data/v9.2/contacts?$select=fullname"],
  ])("drop a cursor that leads to %s", async (where, link) => {
    await firstPage();
    const target = link.startsWith("/") ? `${bench.sandbox.url}${link}` : link;
    polling.begin({ ...state, cursor: { ...state?.cursor, link: target } });
    const { created } = await polling.run({ ...inputs, options: { pageLimit: "20" } });
    expect(created).toHaveLength(rows - 5_000);
    expect(polling.lines.join()).toContain(`it leads to ${where}`);
  });

  test("go on from the watermark where the service refuses the cursor", async () => {
    await firstPage();
    const link = String(state?.cursor?.link).replace(
      /pagingcookie%3D|pagingcookie=/,
      "pagingcooky=",
    );
    polling.begin({ ...state, cursor: { ...state?.cursor, link } });
    const { created } = await polling.run({ ...inputs, options: { pageLimit: "20" } });
    expect(created).toHaveLength(rows - 5_000);
    expect(polling.lines.join()).toMatch(/does not take the cursor .* any more/);
  });

  test("hand over what was read where a page fails behind others", async () => {
    polling.begin();
    bench.sandbox.fault({
      match: { path: "skiptoken" },
      action: { kind: "status", status: 403 },
    });
    const all = { ...inputs, options: { pageLimit: "20" } };
    const first = await polling.run({ ...all, lookBackDate: "2026-01-01" });
    expect(first.created).toHaveLength(5_000);
    expect(polling.lines.join()).toMatch(/warn: Stopped after 1 pages; what was read is returned/);
    expect((await polling.run(all)).created).toHaveLength(rows - 5_000);
  });
});

describe("another table", () => {
  test("begins anew", async () => {
    await settled();
    bench.sandbox.insert("contact", { lastname: "There already" });
    clock.later(600);
    const first = await polling.run({ entityType: "contacts" });
    expect(first).toMatchObject({ created: [], resultType: "polled_no_changes" });
    expect(polling.lines.join()).toMatch(/Entity Type was accounts and is contacts now/);
    bench.sandbox.insert("contact", { lastname: "New" });
    expect((await polling.run({ entityType: "contacts" })).created).toMatchObject([
      { lastname: "New" },
    ]);
  });

  test("by another name is the same one", async () => {
    await settled();
    clock.later(60);
    bench.sandbox.insert("account", { name: "By its logical name" });
    expect(names((await polling.run({ entityType: "account" })).created)).toEqual([
      "By its logical name",
    ]);
  });
});

test("a table that the state describes wrongly is looked up again", async () => {
  const state = await settled();
  clock.later(60);
  bench.sandbox.insert("account", { name: "Found" });
  polling.begin({ ...state, table: { ...state.table, createdColumns: ["bornon"] } });
  expect(names((await polling.run({ fieldNames: "name" })).created)).toEqual(["Found"]);
});
