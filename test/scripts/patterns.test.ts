import { faultsOf } from "../../scripts/patterns/faultsOf";

test.each([
  ["a pattern of exponential time", "export const a = /^(a+)+$/;", /exponential/],
  [
    "one put together from parts of the file",
    'const A = "(a+)+";\nnew RegExp(`^${A}$`);',
    /exponential/,
  ],
  ["one of the program's run time", "export const of = (x: string) => new RegExp(x);", /run time/],
])("%s is a fault, with its line", (_, text, problem) => {
  const faults = faultsOf("tiny.ts", text);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^tiny\.ts:\d+ /);
  expect(faults[0]).toMatch(problem);
});

test("patterns of linear time are none", () => {
  expect(faultsOf("tiny.ts", 'export const a = /^[a-z]+$/;\nnew RegExp("^b{1,3}c", "i");')).toEqual(
    [],
  );
});
