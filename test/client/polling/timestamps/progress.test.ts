import fc from "fast-check";
import { advance, type Progress } from "../../../../src/client/polling/timestamps/progress";

const OVERLAP = 300_000;
const page = fc.record({ gap: fc.nat(400_000), took: fc.nat(120_000), empty: fc.boolean() });

/** Reads pages one after the other, each served a while after the one before it. */
const run = (
  start: number,
  servedFirst: number,
  pages: { gap: number; took: number; empty: boolean }[],
) => {
  let progress: Progress = { watermark: start, windowEnd: undefined };
  let latest = start;
  let servedAt = servedFirst;
  const steps = pages.map(({ gap, took, empty }, index) => {
    servedAt += took;
    latest = Math.min(latest + gap, servedAt);
    const isLast = index === pages.length - 1;
    progress = advance(progress, { latest: empty ? undefined : latest, servedAt, isLast }, OVERLAP);
    return { ...progress, latest, servedAt, isLast, empty };
  });
  return steps;
};

const steps = fc
  .tuple(fc.nat(10_000_000), fc.nat(5_000_000), fc.array(page, { minLength: 1, maxLength: 30 }))
  .map(([start, ahead, pages]) => ({ start, steps: run(start, start + ahead, pages) }));

describe("the watermark", () => {
  test("never goes back", () => {
    fc.assert(
      fc.property(steps, ({ start, steps }) => {
        let before = start;
        for (const { watermark } of steps) {
          expect(watermark).toBeGreaterThanOrEqual(before);
          before = watermark;
        }
      }),
    );
  });

  test("never passes what the server has answered for, less five seconds", () => {
    fc.assert(
      fc.property(steps, ({ start, steps }) => {
        for (const { watermark, servedAt } of steps) {
          expect(watermark).toBeLessThanOrEqual(Math.max(start, servedAt - 5_000));
        }
      }),
    );
  });

  test("lies no further than the overlap ahead of what may still be committed unseen", () => {
    fc.assert(
      fc.property(steps, ({ start, steps }) => {
        let readUpTo = start;
        for (const { latest, servedAt, isLast, empty } of steps) {
          if (empty && !isLast) continue;
          // Whatever was stamped between the page before and this one was read now.
          const stampedLast = isLast ? Number.POSITIVE_INFINITY : latest;
          const tooYoung = servedAt - 5_000 - OVERLAP;
          if (stampedLast > tooYoung) {
            const unsafe = Math.max(readUpTo, tooYoung);
            const { watermark } = steps.at(-1) ?? { watermark: start };
            expect(watermark - OVERLAP).toBeLessThanOrEqual(Math.max(unsafe, start));
            return;
          }
          readUpTo = latest;
        }
      }),
    );
  });

  test("reaches the time of the only page", () => {
    const facts = { latest: undefined, servedAt: 1_000_000, isLast: true };
    expect(advance({ watermark: 0, windowEnd: undefined }, facts, OVERLAP)).toEqual({
      watermark: 995_000,
      windowEnd: 995_000,
    });
  });

  test("follows the rows of a backlog, and stays where reading came near to now", () => {
    const backlog = { latest: 100_000, servedAt: 1_000_000, isLast: false };
    const first = advance({ watermark: 0, windowEnd: undefined }, backlog, OVERLAP);
    expect(first).toEqual({ watermark: 100_000, windowEnd: undefined });
    const near = advance(first, { latest: 990_000, servedAt: 1_010_000, isLast: false }, OVERLAP);
    expect(near).toEqual({ watermark: 990_000, windowEnd: 1_005_000 });
    const end = advance(near, { latest: 1_500_000, servedAt: 1_600_000, isLast: true }, OVERLAP);
    expect(end).toEqual({ watermark: 1_005_000, windowEnd: 1_005_000 });
  });
});
