import fc from "fast-check";
import type { RecordList } from "../../../src/client";
import { evaluate } from "../../../src/client/mirror/scope/evaluate";
import { parseFilter } from "../../../src/client/odata/filter/parse";
import type { ColumnDefinition } from "../../../src/client/types/tables";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
const KINDS = {
  accountnumber: "string",
  name: "string",
  address1_city: "string",
  numberofemployees: "integer",
  revenue: "money",
  statecode: "state",
  creditonhold: "boolean",
  accountid: "uniqueidentifier",
  primarycontactid: "lookup",
} as const;
const columns = new Map(
  Object.entries(KINDS).map(([logicalName, kind]) => [
    logicalName,
    { logicalName, kind } as ColumnDefinition,
  ]),
);
const CONTACT = "5fb63087-a2be-4b48-8fbb-6bd63a2f1f9b";
const CITIES = ["Köln", "KOLN", "Straße", "strasse ", "Oslo", null];
const ROWS = Array.from({ length: 24 }, (_, at) => ({
  accountnumber: `E-${at}`,
  name: `Row ${at % 5}`,
  address1_city: CITIES[at % CITIES.length] ?? null,
  numberofemployees: at % 3 === 0 ? null : at,
  revenue: at % 4 === 0 ? null : at * 10,
  statecode: at % 2,
  statuscode: 1 + (at % 2),
  creditonhold: at % 2 === 0 ? 1 : 0,
  primarycontactid: at % 2 === 0 ? CONTACT : null,
}));

const valuesOf =
  (row: Readonly<Record<string, unknown>>) =>
  ({ logicalName, kind }: ColumnDefinition) => {
    const value = row[logicalName];
    return { value: kind === "boolean" ? value === 1 : value };
  };
const holds = (condition: string, row: Readonly<Record<string, unknown>>) =>
  evaluate(parseFilter(condition), { columns }, valuesOf(row));

beforeAll(() => {
  bench.sandbox.insert("contact", { contactid: CONTACT, lastname: "One" });
  for (const row of ROWS) bench.sandbox.insert("account", row);
});

const order = fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le");
const equal = fc.constantFrom("eq", "ne");
const text = fc.constantFrom("köln", "STRASSE", "Oslo", "Rom", "O''Hara");
const number = fc.constantFrom("0", "5", "7", "110", "110.0", "-1");
const atom = fc.oneof(
  fc.tuple(equal, text).map(([is, value]) => `address1_city ${is} '${value}'`),
  fc.tuple(order, number).map(([is, value]) => `revenue ${is} ${value}`),
  fc
    .tuple(order, fc.constantFrom("0", "5", "23"))
    .map(([is, value]) => `numberofemployees ${is} ${value}`),
  fc.tuple(equal, fc.constantFrom("0", "1")).map(([is, value]) => `statecode ${is} ${value}`),
  fc.constantFrom("true", "false").map((value) => `creditonhold eq ${value}`),
  equal.map((is) => `_primarycontactid_value ${is} ${CONTACT}`),
  fc
    .tuple(fc.constantFrom("revenue", "address1_city", "_primarycontactid_value"), equal)
    .map(([name, is]) => `${name} ${is} null`),
  fc.constantFrom("startswith(name,'Row')", "primarycontactid/lastname eq 'One'"),
);
const condition = fc.letrec<{ readonly any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc
      .tuple(tie("any"), fc.constantFrom("and", "or"), tie("any"))
      .map((parts) => `(${parts.join(" ")})`),
    tie("any").map((inner) => `not (${inner})`),
  ),
})).any;

test("what is said of a row is what Dataverse says of it", async () => {
  let said = 0;
  await fc.assert(
    fc.asyncProperty(condition, async (filterExpression) => {
      const { value } = await bench.act<RecordList>("queryEntities", {
        entityType: "accounts",
        fieldNames: ["accountnumber"],
        filterExpression,
      });
      const found = new Set(value.map((row) => row["accountnumber"]));
      for (const row of ROWS) {
        const holding = holds(filterExpression, row);
        if (holding === undefined) continue;
        said += 1;
        expect([filterExpression, row, holding]).toEqual([
          filterExpression,
          row,
          found.has(row.accountnumber),
        ]);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(said).toBeGreaterThan(400);
});

test.each([
  ["name in ('a','row 1')", true],
  ["not (name in ('a','row 1'))", false],
  ["numberofemployees in (1,2)", true],
  ["accountid eq null", true],
  ["contains(name,'x')", undefined],
  ["contains(name,'x') and numberofemployees eq 2", false],
  ["contains(name,'x') or numberofemployees eq 1", true],
  ["name not in ('a','b')", true],
  ["name not in ('a','row 1')", false],
  ["not (name not in ('a','row 1'))", true],
  ["name gt 'A'", undefined],
  ["name ge 'A'", undefined],
  ["name lt 'A'", undefined],
  ["name le 'A'", undefined],
  ["name le 'ROW 1'", true],
  ["name gt null", undefined],
  ["length(name) eq 5", undefined],
  ["creditonhold eq 0", undefined],
  ["revenue eq '10'", undefined],
  ["name eq 1", undefined],
  ["revenue eq numberofemployees", undefined],
  ["primarycontactid/lastname eq 'x'", undefined],
  ["unknown eq 1", undefined],
])("%s is %s", (filter, expected) => {
  expect(holds(filter, ROWS[1] ?? {})).toBe(expected);
});

const OTHERS = new Map(
  Object.entries({ ...KINDS, modifiedon: "datetime", entityimage: "image" }).map(
    ([logicalName, kind]) => [logicalName, { logicalName, kind } as ColumnDefinition],
  ),
);

test.each([
  ["modifiedon eq 2026-01-02", "2026-01-02", true],
  ["modifiedon gt 2026-01-02", "2026-01-03", true],
  ["modifiedon lt 2026-01-02T00:00:00Z", "2026-01-02T00:30:00+01:00", true],
  ["modifiedon ge 2026-01-02T00:00:00Z", "2026-01-01T23:59:59Z", false],
  // A day begins at another moment in each time zone.
  ["modifiedon eq 2026-01-02T00:00:00Z", "2026-01-02", undefined],
  ["modifiedon eq 2026-01-02T00:00:00Z", "soon", undefined],
  ["modifiedon eq '2026-01-02'", "2026-01-02", undefined],
  ["modifiedon eq 5", "2026-01-02", undefined],
  ["revenue eq 5", "much", undefined],
  // As numbers they are one, by their digits they are not.
  ["revenue gt 9007199254740992", "9007199254740993", undefined],
  ["revenue eq 10.50", "10.5", true],
  [`accountid eq ${CONTACT}`, "no id", undefined],
  [`accountid eq ${CONTACT}`, `{${CONTACT.toUpperCase()}}`, true],
  ["entityimage eq 'x'", "x", undefined],
])("%s of %j is %s", (filter, value, expected) => {
  expect(evaluate(parseFilter(filter), { columns: OTHERS }, () => ({ value }))).toBe(expected);
});

test("a value that is not known says nothing", () => {
  const tree = parseFilter("name eq 'x' and statecode eq 0");
  expect(evaluate(tree, { columns }, () => undefined)).toBeUndefined();
});
