import fc from "fast-check";
import { readAccessMask, toAccessMask } from "../../../src/client/access/accessRights";

const RIGHTS = ["Read", "Write", "Append", "AppendTo", "Delete", "Share", "Assign"] as const;
const BITS = [1, 2, 4, 16, 65_536, 262_144, 524_288] as const;
const some = fc.uniqueArray(fc.constantFrom(...RIGHTS));

test("what is written as a mask is read as the same rights, as names and as a sum", () => {
  fc.assert(
    fc.property(some, (rights) => {
      const inOrder = RIGHTS.filter((right) => rights.includes(right));
      expect(readAccessMask(toAccessMask(rights))).toEqual(rights);
      const sum = rights.reduce((mask, right) => mask | (BITS[RIGHTS.indexOf(right)] ?? 0), 0);
      expect(readAccessMask(sum)).toEqual(inOrder);
      expect(readAccessMask(String(sum))).toEqual(inOrder);
    }),
  );
});

test.each([[undefined], [null], [""], ["None"], [0], [{}], ["x".repeat(100_000)]])(
  "a mask of %p is no mistake",
  (mask) => {
    expect(Array.isArray(readAccessMask(mask))).toBe(true);
  },
);
