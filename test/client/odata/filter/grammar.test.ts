import fc from "fast-check";
import { conditionOf, readFilter } from "../../../../src/client/odata/filter/readFilter";
import { readSyntax } from "../../../../src/client/odata/filter/repairs/repairSyntax";
import { expectLinear } from "../../../linear/expectLinear";
import { anyText } from "../../../support/anyText";

const condition = (text: string) =>
  conditionOf(readFilter(text, "Filter Expression"), "F").condition;

const blank = fc.constantFrom(" ", "  ", "\n", " \t");
const name = fc.constantFrom(
  "name",
  "revenue",
  "primarycontactid/fullname",
  "_ownerid_value",
  "t1",
);
// A percent sign and two digits would be a character of another reading.
const text = anyText({ maxLength: 12 }).map(
  (each) => `'${each.replaceAll("'", "''").replaceAll("%", "")}'`,
);
const value = fc.oneof(
  text,
  fc.constantFrom("null", "true", "5", "-12.5", "1e5", "2024-01-31", "2024-01-31T08:30:00Z"),
  fc.constantFrom("2024-01-31T08:30:00.5+02:00", "7d577253-3ef0-4a0a-bb7f-8335c2596e70"),
  fc.constant("Microsoft.Dynamics.CRM.AttributeTypeCode'Money'"),
);
const operator = fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le");
const atom = fc.oneof(
  fc.tuple(name, blank, operator, blank, value).map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom("contains", "startswith", "endswith"), name, text)
    .map(([f, n, t]) => `${f}(${n},${t})`),
  fc
    .tuple(name, text)
    .map(
      ([n, t]) =>
        `Microsoft.Dynamics.CRM.In(PropertyName='${n}',PropertyValues=[${JSON.stringify(t.slice(1, -1))},'b'])`,
    ),
  fc.constantFrom("Account_Tasks/any()", "year(createdon) eq 2024", "revenue add 5 gt 10"),
);
const strict: fc.Arbitrary<string> = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small" },
    atom,
    fc
      .tuple(tie("filter"), fc.constantFrom(" and ", " or  "), tie("filter"))
      .map((parts) => parts.join("")),
    tie("filter").map((inner) => `not (${inner})`),
    tie("filter").map((inner) => `( ${inner} )`),
    tie("filter").map((inner) => `Account_Tasks/any(t1:${inner})`),
  ),
})).filter;

/** Forms with one reading each, by what is made of a strict filter. */
const loosened = strict.chain((filter) =>
  fc
    .constantFrom<(text: string) => string>(
      (each) => each.replaceAll(/ (and|or) /g, (word) => word.toUpperCase()),
      (each) => each.replaceAll(" eq ", " = ").replaceAll(" ne ", " <> "),
      (each) => each.replaceAll("true", "TRUE").replaceAll("null", "Null"),
    )
    .map((loosen) => loosen(filter)),
);

test("a filter that Dataverse reads is never changed", () => {
  fc.assert(fc.property(strict, (filter) => expect(condition(filter)).toBe(filter.trim())));
});

test("a repaired filter can be read, and is repaired to itself", () => {
  fc.assert(
    fc.property(loosened, (filter) => {
      const repaired = condition(filter) ?? "";
      expect(condition(repaired)).toBe(repaired);
    }),
  );
});

test("whatever is typed, it is read, or refused by one sentence; what was sent once is sent again", () => {
  const word = fc.constantFrom(
    ...["name", "eq", "=", "'x'", '"y"', "(", ")", "and", "OR", "not", "in", "null", "True", ","],
    ...[
      "5",
      "12,5",
      "like",
      "contains",
      "'O'Brien'",
      "{",
      "[",
      "]",
      "between",
      "is",
      "%41",
      "2024-01-31",
    ],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      let sent: string | undefined;
      try {
        sent = condition(words.join(" "));
      } catch (error) {
        expect(error).toMatchObject({ name: "InputError" });
        return;
      }
      if (sent) expect(condition(sent)).toBe(sent);
    }),
    { numRuns: 500 },
  );
});

test.each([
  "'",
  '"',
  "“",
  "'a'b ",
  "(",
  "f(",
  "[",
  "not ",
  "a eq 1 and ",
  "x in (1,",
  "like 'a' ",
  "12,5 ",
  "{a} ",
  "'%41' ",
])("a long text of %j is read in linear time", (unit) =>
  expectLinear((size) => `a eq ${unit.repeat(size / unit.length)}`, readSyntax),
);
