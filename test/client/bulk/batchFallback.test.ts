import { batchFallback } from "../../../src/client/bulk/scheduling/batchFallback";
import { defaults } from "../../../src/client/defaults";

const { bulkFallbackChunks: first, bulkLongestFallbackChunks: most } = defaults;

/** Chunks that go another way before the next bulk message. */
const length = (way: ReturnType<typeof batchFallback>): number => {
  let count = 0;
  while (way.takes()) count += 1;
  return count;
};

test("begins with the second refusal in a row, and grows while they go on", () => {
  const way = batchFallback();
  way.refused();
  expect(length(way)).toBe(0);
  way.refused();
  // Refusals of messages that were under way together.
  way.refused();
  way.refused();
  expect(length(way)).toBe(first);
  way.refused();
  expect(length(way)).toBe(2 * first);
  for (let count = 0; count < 10; count += 1) {
    way.refused();
    length(way);
  }
  way.refused();
  expect(length(way)).toBe(most);
});

test("is over when a message passes", () => {
  const way = batchFallback();
  for (let count = 0; count < 3; count += 1) {
    way.refused();
    length(way);
  }
  way.passed();
  way.refused();
  expect(length(way)).toBe(0);
  way.refused();
  expect(length(way)).toBe(first);
});
