import { FIELDS, fieldsOf, isUnset } from "../../../src/client/batch/fields";

const refusals = (run: (refuse: (problem: string) => void) => unknown): string[] => {
  const found: string[] = [];
  run((problem) => found.push(problem));
  return found;
};

describe("fields", () => {
  test.each([...FIELDS])("%s is known in any letter case", (name) => {
    const item = { [name.toUpperCase()]: 1 };
    expect([...fieldsOf(item, () => expect(true).toBe(false))]).toEqual([[name, 1]]);
  });

  test("what JSON may call a field is no trap", () => {
    const item = JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, unknown>;
    expect(refusals((refuse) => fieldsOf(item, refuse))).toHaveLength(2);
  });

  test.each([undefined, null, "", "  ", [], {}])("%j is unset", (value) => {
    expect(isUnset(value)).toBe(true);
  });
  test.each([0, false, "x", [0], { a: 1 }])("%j is set", (value) => {
    expect(isUnset(value)).toBe(false);
  });
});
