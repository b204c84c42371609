import fc from "fast-check";
import { type KeyLockBounds, keyLocks } from "../../../src/client/bulk/scheduling/keyLocks";

const free: KeyLockBounds = { rows: 1_000, depth: Number.POSITIVE_INFINITY };

/** Sends rows in chunks as a run does; `land` says which of the chunks under way ends next. */
const simulate = (
  rows: readonly (string | undefined)[],
  bounds: KeyLockBounds,
  { chunk, parallel, land }: { chunk: number; parallel: number; land: () => number },
) => {
  const locks = keyLocks<number>(bounds);
  const flying: number[][] = [];
  const sent: number[] = [];
  let looked = 0;
  let mostHeld = 0;
  const next = (): number[] => {
    const taken: number[] = [];
    while (taken.length < chunk) {
      const waiting = locks.next();
      if (waiting !== undefined) taken.push(waiting);
      else if (looked < rows.length && !locks.full) {
        if (locks.enter(looked, rows[looked])) taken.push(looked);
        looked += 1;
        mostHeld = Math.max(mostHeld, locks.held);
      } else break;
    }
    return taken;
  };
  for (;;) {
    while (flying.length < parallel) {
      const taken = next();
      if (taken.length === 0) break;
      const under = flying.flat().map((index) => rows[index]);
      const own = taken.map((index) => rows[index]).filter((key) => key !== undefined);
      expect(new Set(own).size).toBe(own.length);
      for (const key of own) expect(under).not.toContain(key);
      flying.push(taken);
      sent.push(...taken);
    }
    const [landed] = flying.splice(land() % Math.max(1, flying.length), 1);
    if (!landed) break;
    for (const index of landed) locks.leave(rows[index]);
  }
  return { sent, mostHeld, held: locks.held };
};

test("each row goes once, rows of one record in their order and never together", () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.constantFrom("a", "b", "c", "d", "e"), { nil: undefined }), {
        maxLength: 60,
      }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 4 }),
      fc.record({ rows: fc.integer({ min: 1, max: 20 }), depth: fc.integer({ min: 1, max: 5 }) }),
      fc.infiniteStream(fc.nat({ max: 3 })),
      (rows, chunk, parallel, bounds, landing) => {
        const land = () => Number(landing.next().value);
        const { sent, held, mostHeld } = simulate(rows, bounds, { chunk, parallel, land });
        expect([...sent].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
        expect(held).toBe(0);
        expect(mostHeld).toBeLessThanOrEqual(bounds.rows);
        for (const key of new Set(rows)) {
          const own = sent.filter((index) => key !== undefined && rows[index] === key);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
      },
    ),
  );
});

test("the others do not wait: without repeated records the order is that of the input", () => {
  const rows = Array.from({ length: 50 }, (_, index) => `r${index}`);
  const { sent } = simulate(rows, free, { chunk: 7, parallel: 3, land: () => 1 });
  expect(sent).toEqual(rows.map((_, index) => index));
});

test("one record many times holds back itself only", () => {
  const rows = [...Array.from({ length: 5 }, () => "a"), "b", "c", "d", "e"];
  const { sent } = simulate(rows, free, { chunk: 5, parallel: 1, land: () => 0 });
  expect(sent.slice(0, 5)).toEqual([0, 5, 6, 7, 8]);
  expect(sent.slice(5)).toEqual([1, 2, 3, 4]);
});
