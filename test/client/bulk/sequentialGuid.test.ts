import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { sequentialGuids } from "../../../src/client/bulk/rows/sequentialGuid";
import { normalizeGuid } from "../../../src/client/odata/guid";

/** Bytes in the order in which SQL Server compares them, most significant first. */
const ORDER = [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];

const sqlKey = (guid: string): string => {
  const bytes = guid.replaceAll("-", "").match(/../g) ?? [];
  return ORDER.map((at) => bytes[at]).join("");
};

test("grow in the order of SQL Server, however the clock goes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2 ** 42 }), { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (clock, each) => {
        let now = 0;
        const next = sequentialGuids(() => now, randomBytes);
        const guids = clock.flatMap((time) => {
          now = time;
          return Array.from({ length: each }, next);
        });
        const keys = guids.map(sqlKey);
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(guids).size).toBe(guids.length);
        for (const guid of guids) {
          expect(normalizeGuid(guid)).toBe(guid);
          expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("a clock that stands still lasts for more than one round of the counter", () => {
  const next = sequentialGuids(() => 1_700_000_000_000, randomBytes);
  const keys = Array.from({ length: 40_000 }, () => sqlKey(next()));
  expect(keys.every((key, at) => at === 0 || key > (keys[at - 1] ?? ""))).toBe(true);
});

test("two sources at the same moment do not meet", () => {
  const [one, other] = [
    sequentialGuids(() => 5, randomBytes),
    sequentialGuids(() => 5, randomBytes),
  ];
  const all = Array.from({ length: 2_000 }, () => [one(), other()]).flat();
  expect(new Set(all).size).toBe(all.length);
});
