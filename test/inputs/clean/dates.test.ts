import { optionalDate } from "../../../src/inputs/clean";

const clean = optionalDate("Day");

test.each([
  ["2026-01-31", "2026-01-31T00:00:00.000Z"],
  [" 2024-02-29 ", "2024-02-29T00:00:00.000Z"],
  ["2026-01-31T12:30:00+02:00", "2026-01-31T10:30:00.000Z"],
  [new Date("2026-01-31T00:00:00Z"), "2026-01-31T00:00:00.000Z"],
])("%j is %s", (value, iso) => {
  expect(new Date(clean(value) ?? Number.NaN).toISOString()).toBe(iso);
});

test.each([
  ["2026-02-30"],
  ["2025-02-29"],
  ["2026-13-01"],
  ["2026-1-31"],
  ["31.01.2026"],
  ["2026-01-31T12:30:00"],
  ["2026-01-31T25:00:00Z"],
  [1_769_817_600_000],
  [new Date(Number.NaN)],
])("%j is refused", (value) => {
  expect(() => clean(value)).toThrow(/^Day takes a date as YYYY-MM-DD/);
});

test.each([[undefined], [null], [""], [" "], [[]]])("%j is no date", (value) => {
  expect(clean(value)).toBeUndefined();
});
