import fc from "fast-check";
import { DataverseError } from "../../../../src/client/errors/DataverseError";
import { countSlices } from "../../../../src/client/queries/count/slices";
import type { Countable, Slice } from "../../../../src/client/queries/count/types";

/** Rows by their second, null where they have none, behind an aggregation that takes `limit` rows. */
const rowsOf = (seconds: readonly (number | null)[], limit: number) => {
  const calls = { aggregate: 0, refused: 0, pages: [] as Slice[], asked: [] as string[] };
  const within = ({ span }: Slice) =>
    seconds.filter((second) =>
      second === null || !span ? second === null && !span : second >= span.from && second < span.to,
    ).length;
  const known = seconds.filter((second) => second !== null);
  const rows: Pick<Countable, "aggregate" | "pages" | "edge"> = {
    aggregate: async (slice) => {
      calls.aggregate += 1;
      calls.asked.push(JSON.stringify(slice));
      const found = slice ? within(slice) : seconds.length;
      if (found <= limit) return found;
      calls.refused += 1;
      throw new DataverseError({
        operation: "Counting",
        outcome: "notDone",
        status: 400,
        code: "0x8004E023",
        detail: "The maximum record limit is exceeded.",
      });
    },
    pages: async (slice) => {
      if (!slice) throw new Error("Everything was to be read.");
      calls.pages.push(slice);
      return { count: within(slice), isWhole: true };
    },
    edge: async (_, edge) => {
      const sorted = [...known].sort((one, other) => one - other);
      return edge === "first" ? sorted[0] : sorted.at(-1);
    },
  };
  return { rows, calls };
};

const second = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 1_500_000_000, max: 1_500_000_400 }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
);

test("counts every row once, however they lie, and reads no more than full seconds", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(second, { freq: 8 }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      async (seconds, limit) => {
        const { rows, calls } = rowsOf(seconds, limit);
        expect(await countSlices(rows, "createdon")).toEqual({
          count: seconds.length,
          isWhole: true,
        });
        expect(new Set(calls.asked).size).toBe(calls.asked.length);
        for (const { span } of calls.pages) expect(span ? span.to - span.from : 1).toBe(1);
      },
    ),
  );
});

test("evenly spread rows take one aggregation for each 40,000, and few refusals", async () => {
  const seconds = Array.from({ length: 250_000 }, (_, index) => 1_600_000_000 + index * 97);
  const { rows, calls } = rowsOf(seconds, 50_000);
  expect(await countSlices(rows, "createdon")).toEqual({ count: 250_000, isWhole: true });
  expect(calls.aggregate).toBeLessThanOrEqual(12);
  expect(calls.pages).toEqual([]);
});

test("an import within seconds among years of rows", async () => {
  const years = Array.from({ length: 30_000 }, (_, index) => 1_300_000_000 + index * 10_000);
  const imported = Array.from({ length: 90_000 }, (_, index) => 1_450_000_003 + (index % 3));
  const { rows, calls } = rowsOf([...years, ...imported], 29_999);
  expect(await countSlices(rows, "createdon")).toEqual({ count: 120_000, isWhole: true });
  expect(calls.pages).toHaveLength(3);
  expect(calls.aggregate).toBeLessThan(80);
});

test("a failure that is no limit ends the count", async () => {
  const { rows } = rowsOf([1, 2, 3], 10);
  const failing = { ...rows, aggregate: () => Promise.reject(new Error("gone")) };
  await expect(countSlices(failing, "createdon")).rejects.toThrow("gone");
});
