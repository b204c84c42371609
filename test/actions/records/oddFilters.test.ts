import type { CountResult, RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useClock } from "../../triggers/clock";
import { recurrence } from "../../triggers/poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);
const NAMES = [
  "50% off",
  "100%",
  "100%25",
  "O'Brien & Söhne",
  "日本 😀",
  "a) or (b",
  "@p1",
  "x#y?z=1&$top=2",
];
beforeAll(() => {
  for (const name of NAMES) {
    const id = bench.sandbox.insert("account", { name });
    bench.sandbox.insert("task", {
      subject: `For ${name}`,
      regardingobjectid: id,
      regardingobjectid__table: "account",
    });
  }
});

const found = async (filterExpression: string) => {
  const { value } = await bench.act<RecordList>("queryEntities", {
    entityType: "accounts",
    fieldNames: ["name"],
    filterExpression,
  });
  return value.map(({ name }) => String(name)).sort();
};

test.each(NAMES)(
  "a text that looks like something else is found and counted as it is: %s",
  async (name) => {
    const literal = name.replaceAll("'", "''");
    const expected = name === "100%25" ? ["100%", "100%25"] : [name];
    for (const filterExpression of [`name eq '${literal}'`, `?$filter=name eq '${literal}'`]) {
      expect(await found(filterExpression)).toEqual(expected);
      const counted = await bench.act<CountResult>("countEntities", {
        entityType: "accounts",
        filterExpression,
      });
      expect(counted.count).toBe(expected.length);
    }
    expect(await found(encodeURIComponent(`name eq '${literal}'`))).toEqual(expected);
  },
);

test.each([
  ["contains(name,'50% off')", ["50% off"]],
  ["Account_Tasks/any(t:t/subject eq 'For 100%25')", ["100%", "100%25"]],
  [
    "not Account_Tasks/any(t:contains(t/subject,'%26') or contains(t/subject,'0'))",
    ["@p1", "a) or (b", "日本 😀"],
  ],
  ["name\u00A0eq\u00A0'100%'\u200B", ["100%"]],
  ["name eq @p1&@p1='@p1'", ["@p1"]],
])("%s", async (filter, expected) => {
  expect(await found(filter)).toEqual(expected);
});

test("a very long filter arrives whole", async () => {
  const many = Array.from({ length: 400 }, (_, index) => `name eq 'No such account ${index}'`);
  const filterExpression = `${many.join(" or ")} or name eq '100%25'`;
  expect(filterExpression.length).toBeGreaterThan(10_000);
  expect(await found(filterExpression)).toEqual(["100%", "100%25"]);
});

describe("brackets that would end those around a filter", () => {
  const filterExpression = "name eq 'x') or (name ne null";

  test.each([
    ["queryEntities", {}],
    ["countEntities", {}],
  ])("%s: refused, and nothing is sent", async (key, inputs) => {
    const error = await bench.failure(key, { entityType: "accounts", filterExpression, ...inputs });
    expect(error.name).toBe("InputError");
    expect(error.message).toMatch(/^Filter Expression has a bracket \)/);
    expect(bench.requests()).toHaveLength(0);
  });

  test("of a poll likewise: no record comes that the filter leaves out", async () => {
    await expect(polling.run({ filterExpression })).rejects.toThrow(
      /Filter Expression has a bracket/,
    );
    expect(bench.requests().some(({ url }) => url.includes("/accounts?"))).toBe(false);
  });
});

test("half a character is refused by a sentence, not by the program", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "accounts",
    filterExpression: "name eq '\ud83d'",
  });
  expect(error.message).toMatch(/^Filter Expression /);
  expect(bench.requests()).toHaveLength(0);
});

test("a poll takes aliases, encoded text and odd blanks as a query does", async () => {
  const filterExpression = "?$filter=contains(name,@n)\u00A0or name eq '%2B1'&@n='polled'";
  await polling.run({ filterExpression });
  for (const name of ["polled", "+1", "other"]) bench.sandbox.insert("account", { name });
  clock.later(60);
  const { created } = await polling.run({ filterExpression });
  expect(created.map(({ name }) => name).sort()).toEqual(["+1", "polled"]);
});
