import fc from "fast-check";
import { ownValue, setOwn } from "../../../src/client/objects/ownProperty";
import { HOSTILE_NAMES } from "../../support/hostileNames";

test.each(HOSTILE_NAMES)("%s is a property of its own, and nobody else's", (name) => {
  const target: Record<string, unknown> = {};
  expect(ownValue(target, name)).toBeUndefined();
  setOwn(target, name, { polluted: true });
  expect(Object.keys(target)).toEqual([name]);
  expect(ownValue(target, name)).toEqual({ polluted: true });
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("what is set under any name is found under that name", () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (name, value) => {
      const target: Record<string, unknown> = {};
      setOwn(target, name, value);
      expect(ownValue(target, name)).toEqual(value);
    }),
  );
});
