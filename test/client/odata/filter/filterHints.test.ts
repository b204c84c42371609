import fc from "fast-check";
import { filterHint } from "../../../../src/client/odata/filter/filterHints";
import { expectAtOnce } from "../../../linear/expectAtOnce";

const MESSAGES = [
  "There is an unterminated string literal at position 5 in 'x'.",
  "Syntax error: character '=' is not valid at position 5 in 'x'.",
  "Could not find a property named 'True' on type 'Microsoft.Dynamics.CRM.account'.",
  "A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.",
  "A binary operator with incompatible types was detected. Found operand types 'Edm.DateTimeOffset' and 'Edm.String' for operator kind 'Equal'.",
  "No function signature for the function with name 'contains' matches the specified arguments.",
  "The query node In is not supported.",
  "The query node SingleValueFunctionCall is not supported.",
];

test.each([
  ...["'", '"', "“", "{", "(", "[", ")", "f(", "1", "12,5 ", " ", "a", "\u00A0", "é"],
  ...[
    "a is b ",
    "a between 1 and 2 ",
    "a like 'x' ",
    "a eq True ",
    "a eq '5' and ",
    "a eq ",
    "and ",
  ],
  ...[
    "name in (1,2) ",
    "contains(a,'1') ",
    "contains(",
    "startswith a ",
    "1,000 ",
    "a eq €",
    "guid'x' ",
    "%41",
    "'a'b ",
    "=",
    "!",
    "&&",
    "2024-01-01 ",
  ],
])("60,000 characters of %j: a hint is found, or none, at once", (unit) => {
  const text = `a eq ${unit.repeat(60_000 / unit.length)}'`;
  for (const message of MESSAGES) expectAtOnce(() => filterHint(text, message), 2_000);
});

test("whatever a filter is, its hint is one line of a decent length or none", () => {
  const word = fc.constantFrom(
    "a",
    "eq",
    "'x'",
    "(",
    ")",
    "and",
    "=",
    '"y"',
    "is",
    "not",
    "null",
    ",",
    "5",
    "5M",
    "$5",
    "%",
    "contains",
    "indexof",
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 12 }),
      fc.constantFrom(...MESSAGES),
      (words, message) => {
        const hint = filterHint(words.join(" "), message);
        expect(hint === undefined || (hint.length > 10 && hint.length < 400)).toBe(true);
      },
    ),
  );
});

test.each([
  "name eq 'x'",
  "contains(name,'= and AND \"x\"')",
  "Account_Tasks/any(t:t/subject eq 'x' and t/statecode eq 0)",
  "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['a','b'])",
  "not (name eq null) and createdon ge 2024-01-01T00:00:00Z",
  "startswith(name,'x') and endswith(o/name,'y') and revenue eq 12345",
  "revenue gt -12.5 and (revenue lt 1e5 or revenue eq null)",
])("%s is right: nothing is said of it", (filter) => {
  expect(filterHint(filter, MESSAGES[1] ?? "")).toBeUndefined();
});
