import { qualifiedStatus } from "../../../src/client/conversions/leadStatus";
import type { ChoiceOption, ColumnDefinition } from "../../../src/client/types/tables";

const option = (value: number, label: string, state: number): ChoiceOption => ({
  value,
  label,
  labels: [label, `${label} (de)`],
  state,
});
const table = (options: readonly ChoiceOption[]) => ({
  columns: new Map([["statuscode", { options } as unknown as ColumnDefinition]]),
});
const leads = table([
  option(1, "New", 0),
  option(3, "Qualified", 1),
  option(100, "Canceled", 1),
  option(7, "Canceled", 2),
]);

test.each<[string, number]>([
  ["Qualified", 3],
  [" qualified ", 3],
  ["Qualified (de)", 3],
  ["3", 3],
  ["Canceled", 100],
  ["100", 100],
])("%j is %d: labels of other states do not count", (status, value) => {
  expect(qualifiedStatus(status, leads)).toBe(value);
});

test.each<[string, RegExp]>([
  ["7", /^Status "7" is a status reason of leads that are not qualified; expected one of Qua/],
  ["New", /^Status "New" is a status reason of leads that are not qualified/],
  ["nothing", /^Status "nothing" is no status reason of leads; expected one of Qualified \(3\), C/],
  ["x".repeat(5000), /^Status "x{80}" is no status reason of leads/],
  ["__proto__", /is no status reason/],
])("%j is refused", (status, why) => {
  expect(qualifiedStatus(status, leads)).toEqual({ wrong: expect.stringMatching(why) });
});

test("a label that two of them have is refused with both numbers", () => {
  const twice = table([option(3, "Qualified", 1), option(4, "Qualified", 1)]);
  expect(qualifiedStatus("Qualified", twice)).toEqual({
    wrong: expect.stringMatching(/label of both 3 and 4/),
  });
});

test("a table without status reasons has none that fits", () => {
  expect(qualifiedStatus("3", { columns: new Map() })).toMatchObject({
    wrong: expect.any(String),
  });
});
