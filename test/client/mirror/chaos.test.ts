import { Random } from "dataverse-sandbox";
import type { MirrorResult } from "../../../src/client";
import { fresh, makeAccounts, mirror, stored } from "../../actions/mirror/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { unleash } from "../bulk/trouble";

useVirtualTime();
/** What happens in the environment after a request, once. */
let meanwhile: ((path: string) => boolean) | undefined;
const bench = useSandbox({
  seed: "empty",
  limits: { requests: 1_000_000 },
  onRequest: ({ url }) => {
    if (meanwhile?.(url)) meanwhile = undefined;
  },
});
const ROWS = 60;

interface Case {
  readonly city: string;
  readonly other: string;
  readonly records: Record<string, unknown>[];
  readonly missing: "deactivate" | "delete";
}

/** A scope, a list that differs from it, and rows of another scope. */
const setUp = (random: Random, missing: Case["missing"]): Case => {
  const [city, other] = [fresh("Chaos"), fresh("Beside")];
  const records: Record<string, unknown>[] = [];
  for (let at = 0; at < ROWS; at += 1) {
    const row = { accountnumber: `${city}-${at}`, name: `N ${at}`, numberofemployees: at };
    const isIdle = random.chance(0.1);
    const state = isIdle ? { statecode: 1, statuscode: 2 } : {};
    const isStored = random.chance(0.8);
    if (isStored) makeAccounts(bench, city, [{ ...row, ...state }]);
    if (random.chance(0.85) || !isStored) {
      const name = random.chance(0.3) ? `M ${at}` : row.name;
      records.push({ ...row, name, address1_city: city });
    }
    if (random.chance(0.2))
      makeAccounts(bench, other, [{ ...row, accountnumber: `${other}-${at}` }]);
  }
  return { city, other, records, missing };
};

const GUARDS = { maxRemovals: 20, maxRemovalPercent: 40, allowCascade: true };
const run = ({ city, records, missing }: Case, guards: object = GUARDS) =>
  mirror(bench, city, records, {
    missing,
    guards,
    options: { chunkSize: 8, maxParallel: 3 },
  });

const active = (city: string) =>
  Object.fromEntries(
    Object.entries(stored(bench, city)).filter(([, row]) => row["statecode"] === 0),
  );
const versions = (city: string) =>
  Object.entries(stored(bench, city)).map(([key, row]) => [key, row["versionnumber"]]);
const names = (rows: Record<string, Record<string, unknown>>) =>
  new Map(Object.entries(rows).map(([key, row]) => [key, row["name"]]));
const wanted = ({ records }: Case) =>
  new Map(records.map((row) => [row["accountnumber"], row["name"]]));

/** What holds at every point: others untouched, no listed row removed, no more removed than is allowed. */
const holds = (given: Case, before: ReturnType<typeof active>, beside: unknown): void => {
  expect(versions(given.other)).toEqual(beside);
  const after = active(given.city);
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const listed = wanted(given);
  expect(removed.filter((key) => listed.has(key))).toEqual([]);
  expect(removed.length).toBeLessThanOrEqual(GUARDS.maxRemovals);
};

const SEEDS = [
  [1, "deactivate"],
  [2, "delete"],
  [3, "deactivate"],
  [4, "delete"],
] as const;

test.each(SEEDS)(
  "whatever happens on the way, the scope ends as the list has it (seed %i, %s)",
  async (seed, missing) => {
    const random = new Random(seed);
    const given = setUp(random, missing);
    const beside = versions(given.other);
    unleash(bench.sandbox, random, "/accounts(", ROWS);
    let result: MirrorResult | undefined;
    for (let turn = 0; turn < 4 && !result?.complete; turn += 1) {
      const before = active(given.city);
      result = await run(given);
      holds(given, before, beside);
      const { results, inserted, updated, unchanged, reactivated, rejected, unknown } = result;
      expect(inserted + updated + unchanged + reactivated + rejected + unknown).toBe(
        results.length,
      );
    }
    expect(result).toMatchObject({ complete: true, rejected: 0, unknown: 0 });
    expect(names(active(given.city))).toEqual(wanted(given));
  },
);

test("a guard that is not met keeps every row, whatever else happens", async () => {
  const random = new Random(11);
  const given = setUp(random, "delete");
  const beside = versions(given.other);
  const before = active(given.city);
  unleash(bench.sandbox, random, "/accounts(", ROWS);
  let result: MirrorResult | undefined;
  for (let turn = 0; turn < 3; turn += 1) {
    result = await run(given, { ...GUARDS, maxRemovals: 2 });
    holds(given, before, beside);
  }
  expect(result).toMatchObject({ complete: false, deleted: 0, rejected: 0, unknown: 0 });
  expect(Object.keys(active(given.city))).toEqual(expect.arrayContaining(Object.keys(before)));
  for (const [key, name] of wanted(given)) {
    expect(names(active(given.city)).get(String(key))).toBe(name);
  }
});

test.each([21])(
  "a run that stops at any request removes nothing, and the next one does the rest (seed %i)",
  async (seed) => {
    const random = new Random(seed);
    for (let after = 0; ; after += 1) {
      const given = setUp(random, random.pick(["deactivate", "delete"] as const));
      const beside = versions(given.other);
      const before = active(given.city);
      bench.sandbox.clearRequests();
      bench.sandbox.fault({ after, times: 1_000, action: { kind: "reset" } });
      const result = await run(given).catch(() => undefined);
      bench.sandbox.clearFaults();
      holds(given, before, beside);
      if (result?.complete) break;
      const kept = Object.keys(before).filter((key) => !wanted(given).has(key));
      const removed = kept.filter((key) => !Object.hasOwn(active(given.city), key));
      if (names(active(given.city)).size < ROWS && removed.length > 0) {
        // What was removed came after all of the list.
        for (const [key, name] of wanted(given)) {
          expect(names(active(given.city)).get(String(key))).toBe(name);
        }
      }
      expect(await run(given)).toMatchObject({ complete: true, rejected: 0 });
      expect(names(active(given.city))).toEqual(wanted(given));
      expect(after).toBeLessThan(60);
    }
  },
);

test("two mirrors of disjoint scopes at once: no row changes its scope", async () => {
  const random = new Random(31);
  const [one, two] = [setUp(random, "deactivate"), setUp(random, "delete")];
  const shared = Array.from({ length: 12 }, (_, at) => `${one.city}-shared-${at}`);
  for (const { city, records } of [one, two]) {
    for (const accountnumber of shared) {
      records.push({ accountnumber, name: `of ${city}`, address1_city: city });
    }
  }
  const results = await Promise.all([run(one), run(two)]);
  const owners = shared.map((key) => [one, two].filter(({ city }) => active(city)[key]));
  expect(owners.every(({ length }) => length === 1)).toBe(true);
  for (const [at, { city }] of [one, two].entries()) {
    const mine = shared.filter((key) => active(city)[key]);
    for (const key of mine) expect(active(city)[key]).toMatchObject({ name: `of ${city}` });
    expect(results[at]?.rejected).toBe(shared.length - mine.length);
  }
});

describe("rows that others change between the reading and the writing", () => {
  const update = (id: string, changes: Record<string, string | number>) =>
    bench.sandbox.store.update("account", id, { ...changes, versionnumber: 9_000_000_000 });
  const isScope = (url: string) => /accounts\?\$select=.*address1_city%20eq/.test(url);

  const begin = (word: string) => {
    const city = fresh(word);
    const rows = Array.from({ length: 6 }, (_, at) => ({
      accountnumber: `${city}-${at}`,
      name: `N ${at}`,
    }));
    const ids = makeAccounts(bench, city, rows);
    const records = rows.slice(0, 4).map((row, at) => (at < 2 ? { ...row, name: "new" } : row));
    const more = { missing: "delete", guards: { ...GUARDS, maxRemovalPercent: 50 } };
    return { city, ids, records, more };
  };

  test("are read once more and written, if they are in the scope still", async () => {
    const { city, ids, records, more } = begin("Meanwhile");
    const [first = "", second = ""] = ids;
    meanwhile = (url) => {
      if (!isScope(url)) return false;
      update(first, { telephone1: "555" });
      update(second, { address1_city: "Elsewhere" });
      return true;
    };
    const result = await mirror(bench, city, records, more);
    expect(result.results.map(({ status }) => status)).toEqual([
      "updated",
      "rejected",
      "unchanged",
      "unchanged",
    ]);
    expect(result).toMatchObject({ complete: false, deleted: 2 });
    expect(stored(bench, city)[`${city}-0`]).toMatchObject({ name: "new", telephone1: "555" });
    expect(bench.sandbox.store.read("account", second)).toMatchObject({ name: "N 1" });
  });

  test("are not removed", async () => {
    const { city, ids, records, more } = begin("Kept");
    const id = ids[5] ?? "";
    meanwhile = (url) => {
      if (!isScope(url)) return false;
      update(id, { telephone1: "555" });
      return true;
    };
    const result = await mirror(bench, city, records, more);
    expect(result).toMatchObject({ complete: false, updated: 2, deleted: 1 });
    expect(result.skippedRemovals).toEqual([
      { id, reason: "The row has changed since it was read." },
    ]);
    expect(await mirror(bench, city, records, more)).toMatchObject({ complete: true, deleted: 1 });
  });
});
