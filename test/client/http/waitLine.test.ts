import fc from "fast-check";
import { isWaitLine, waitLine } from "../../../src/client/http/waitLine";

test("every wait is known as one, whatever it waits for", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (operation, why, ms, retry) => {
      expect(isWaitLine(waitLine(operation, why, ms, retry))).toBe(true);
    }),
  );
});

test("other warnings are not", () => {
  expect(isWaitLine("Querying accounts: 100 pages in a row were empty")).toBe(false);
});
