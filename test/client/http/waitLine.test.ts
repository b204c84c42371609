import fc from "fast-check";
import { isWaitLine, waitLine, waitOf } from "../../../src/client/http/waitLine";

test("every wait is known as one, whatever it waits for", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (operation, why, ms, retry) => {
      expect(isWaitLine(waitLine(operation, why, ms, retry))).toBe(true);
    }),
  );
});

test("other warnings are not", () => {
  const line = "Querying accounts: 100 pages in a row were empty";
  expect([isWaitLine(line), waitOf(line)]).toEqual([false, 0]);
  expect(waitOf(waitLine("Querying accounts", "too many requests", 12_340, 2))).toBe(12_300);
});
