import fc from "fast-check";
import { chunkSize } from "../../../src/client/bulk/scheduling/chunkSize";

const MANY = 1_000_000;

test("begins with 100, doubles at most, ends at 1,000", () => {
  const size = chunkSize(1_000);
  const sizes = Array.from({ length: 6 }, () => {
    const rows = size.next(MANY, 8);
    size.landed(rows, rows);
    return rows;
  });
  expect(sizes).toEqual([100, 200, 400, 800, 1_000, 1_000]);
});

test("follows the time: what takes too long becomes smaller", () => {
  const size = chunkSize(1_000);
  size.landed(100, 2_500);
  expect(size.next(MANY, 8)).toBe(200);
  size.landed(200, 20_000);
  expect(size.next(MANY, 8)).toBe(100);
  size.landed(100, 60_000);
  expect(size.next(MANY, 8)).toBe(50);
});

test("what was too large is never tried again", () => {
  const size = chunkSize(1_000);
  for (const rows of [100, 200, 400]) size.landed(rows, 10);
  size.tooLarge(800);
  size.landed(400, 10);
  expect(size.next(MANY, 8)).toBe(400);
});

test("a small last chunk does not make the next ones small; what remains is spread", () => {
  const size = chunkSize(1_000);
  for (const rows of [100, 200, 400, 800]) size.landed(rows, 10);
  size.landed(3, 1);
  expect(size.next(MANY, 8)).toBe(1_000);
  expect(size.next(4_000, 8)).toBe(500);
  expect(size.next(300, 8)).toBe(100);
  expect(size.next(30, 8)).toBe(30);
});

test("stays between one and the limit, whatever happens", () => {
  const event = fc.oneof(
    fc.record({
      rows: fc.integer({ min: 1, max: 1_000 }),
      ms: fc.integer({ min: 0, max: 200_000 }),
    }),
    fc.record({ rows: fc.integer({ min: 1, max: 1_000 }) }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(event), (most, events) => {
      const size = chunkSize(most);
      for (const found of events) {
        if ("ms" in found) size.landed(found.rows, found.ms);
        else size.tooLarge(found.rows);
        expect(size.next(MANY, 8)).toBeGreaterThanOrEqual(1);
        expect(size.next(MANY, 8)).toBeLessThanOrEqual(most);
      }
    }),
  );
});
