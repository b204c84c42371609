import { Random } from "dataverse-sandbox";
import type { BulkResult, WritePreview } from "../../../src/client";
import { fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { unleash } from "./trouble";

useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });
const ROWS = 90;

const WAYS = [
  ["auto", 1],
  ["auto", 2],
  ["multiple", 4],
  ["single", 5],
] as const;

const setUp = (random: Random, word: string) => {
  const rows = many(ROWS, (at) => ({
    accountnumber: `${word}-${at}`,
    name: `${word} ${at}`,
    numberofemployees: at,
  }));
  for (const row of rows) if (random.chance(0.8)) bench.sandbox.insert("account", row);
  return rows;
};

const storedNames = (word: string) =>
  new Map(
    rowsOf(bench, "account", "accountnumber", `${word}-`).map((row) => [
      row["accountnumber"],
      row["name"],
    ]),
  );

describe.each(WAYS)("%s, seed %i", (strategy, seed) => {
  const inChunks = strategy === "single" ? {} : { chunkSize: 15, maxParallel: 3 };

  test("the table ends as the list has it, each record is there once, and others are not touched", async () => {
    const random = new Random(seed);
    const word = fresh("Compared");
    const rows = setUp(random, word);
    const wanted = rows.flatMap((row) => {
      const given = random.chance(0.2) ? { ...row, name: `${row.name} new` } : row;
      // Some records come twice, with another value in between.
      return random.chance(0.1) ? [{ ...row, name: "between" }, given] : [given];
    });
    const before = new Map(
      rowsOf(bench, "account", "accountnumber", `${word}-`).map((row) => [
        row["accountnumber"],
        row["versionnumber"],
      ]),
    );
    unleash(bench.sandbox, random, "/accounts(", ROWS);
    const result = await bench.act<BulkResult>("bulkUpsertEntities", {
      entityType: "accounts",
      records: wanted,
      alternateKey: "accountnumber",
      options: { skipUnchanged: true, strategy, ...inChunks },
    });
    expect(result).toMatchObject({ total: wanted.length, succeeded: wanted.length, unknown: 0 });
    const last = new Map(wanted.map((row) => [row.accountnumber, row.name]));
    expect(storedNames(word)).toEqual(last);
    const seen = new Map<string, number>();
    for (const { accountnumber } of wanted)
      seen.set(accountnumber, (seen.get(accountnumber) ?? 0) + 1);
    const after = rowsOf(bench, "account", "accountnumber", `${word}-`);
    expect(after).toHaveLength(ROWS);
    for (const row of after) {
      const number = String(row["accountnumber"]);
      const at = wanted.findIndex((each) => each.accountnumber === number);
      if (seen.get(number) !== 1 || result.results[at]?.status !== "unchanged") continue;
      expect(row["versionnumber"]).toBe(before.get(number));
    }
    expect(result.unchanged).toBeGreaterThan(ROWS / 3);
  });
});

test.each([11, 12])(
  "a plan is carried out as it was previewed, or each row says why not (seed %i)",
  async (seed) => {
    const random = new Random(seed);
    const word = fresh("Planned");
    const rows = setUp(random, word).map((row) =>
      random.chance(0.3) ? { ...row, name: `${row.name} new` } : row,
    );
    const shared = { entityType: "accounts", records: rows, alternateKey: "accountnumber" };
    const { planHash, counts } = await bench.act<WritePreview>("previewWrite", {
      ...shared,
      mode: "upsert",
    });
    unleash(bench.sandbox, random, "/accounts(", ROWS);
    const result = await bench.act<BulkResult>("bulkUpsertEntities", {
      ...shared,
      options: { expectedPlanHash: planHash, chunkSize: 15, maxParallel: 3 },
    });
    expect(result).toMatchObject({ failed: 0, unprocessed: 0, unchanged: counts.unchanged });
    const stored = storedNames(word);
    for (const { index, status } of result.results) {
      if (status === "unknown") continue;
      expect(stored.get(rows[index]?.accountnumber ?? "")).toBe(rows[index]?.name);
    }
    expect(result.unknown).toBeLessThan(ROWS / 4);
  },
);
