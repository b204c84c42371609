import fc from "fast-check";
import { filterHint } from "../../../../src/client/odata/filter/filterHints";
import { placeHint } from "../../../../src/client/odata/filter/syntaxHints";
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

const incompatible = (left: string, right: string) =>
  `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind 'Equal'.`;
const property = (name: string) =>
  `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.account'.`;
const noSearch =
  "No function signature for the function with name 'contains' matches the specified arguments. The function signatures considered are: contains(Edm.String Nullable=true, Edm.String Nullable=true).";
const noNode = (node: string) => `The query node ${node} is not supported.`;
const GUID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
const LIST = "MoreThan'x'";

describe("the right form is shown where one place alone can be meant, else the form in general", () => {
  test.each<[filter: string, message: string, hint: string | undefined]>([
    [
      "birthdate eq '2024-01-31'",
      incompatible("Edm.Date", "Edm.String"),
      ": birthdate eq 2024-01-31",
    ],
    [
      "birthdate eq '2024-01-31 08:30'",
      incompatible("Edm.Date", "Edm.String"),
      ": birthdate eq 2024-01-31",
    ],
    [
      "createdon eq '2024-01-31'",
      incompatible("Edm.DateTimeOffset", "Edm.String"),
      ": createdon eq 2024-01-31T00:00:00Z",
    ],
    [
      "createdon eq '2024-01-31 8:30'",
      incompatible("Edm.DateTimeOffset", "Edm.String"),
      ": createdon eq 2024-01-31T08:30Z",
    ],
    [
      "createdon eq '2024-01-31T08:30:00+0200'",
      incompatible("Edm.DateTimeOffset", "Edm.String"),
      ": createdon eq 2024-01-31T08:30:00+02:00",
    ],
    [
      "createdon eq '31.12.2024'",
      incompatible("Edm.DateTimeOffset", "Edm.String"),
      ": createdon eq 2024-12-31T00:00:00Z",
    ],
    [
      "createdon eq '2024-01-31 soon'",
      incompatible("Edm.DateTimeOffset", "Edm.String"),
      "A date is written without quotes, e.g. createdon ge 2024-01-31T00:00:00Z",
    ],
    [
      "birthdate eq 'soon'",
      incompatible("Edm.Date", "Edm.String"),
      "A date is written without quotes, e.g. birthdate eq 2024-01-31",
    ],
    [
      "createdon ge '2024-01-31' and createdon lt '2024-02-01'",
      incompatible("Edm.DateTimeOffset", "Edm.String"),
      ", e.g. createdon ge 2024-01-31T00:00:00Z",
    ],
    ["donotphone eq 'True'", incompatible("Edm.Boolean", "Edm.String"), ": donotphone eq true"],
    ["donotphone eq 'yes'", incompatible("Edm.Boolean", "Edm.String"), ", e.g. donotphone eq true"],
    [`accountid eq '{${GUID}}'`, incompatible("Edm.Guid", "Edm.String"), `: accountid eq ${GUID}`],
    [
      "accountid eq 'Fabrikam'",
      incompatible("Edm.Guid", "Edm.String"),
      `, e.g. accountid eq ${GUID}`,
    ],
    ["revenue eq '12,5'", incompatible("Edm.Decimal", "Edm.String"), ": revenue eq 12.5"],
    [
      "name eq 'x' and revenue eq '5'",
      incompatible("Edm.Decimal", "Edm.String"),
      ", e.g. statecode eq 0",
    ],
    [
      "statecode eq 'Active'",
      incompatible("Edm.Int32", "Edm.String"),
      "statecode eq <number>; List Choices shows the number of 'Active'",
    ],
    ["entityimage eq 'x'", incompatible("Edm.Binary", "Edm.String"), undefined],
    [
      "a eq 1 and b eq 2",
      incompatible("Edm.String", "Edm.Int32"),
      ", e.g. accountnumber eq '1042'",
    ],
    ["donotphone eq 1", incompatible("Edm.Boolean", "Edm.Int32"), ": donotphone eq true"],
    ["donotphone eq 0", incompatible("Edm.Boolean", "Edm.Int32"), ": donotphone eq false"],
    ["donotphone eq 5", incompatible("Edm.Boolean", "Edm.Int32"), ", e.g. donotphone eq true"],
    [
      "donotphone eq 1 and revenue gt 5",
      incompatible("Edm.Boolean", "Edm.Int32"),
      ", e.g. donotphone eq true",
    ],
    [
      "birthdate eq 20241231",
      incompatible("Edm.Date", "Edm.Int32"),
      "written with dashes: birthdate eq 2024-12-31",
    ],
    [
      "birthdate eq 2024",
      incompatible("Edm.Date", "Edm.Int32"),
      "written with dashes, e.g. 2024-12-31",
    ],
    [
      "createdon eq 2024",
      incompatible("Edm.DateTimeOffset", "Edm.Int32"),
      "written with dashes, e.g. 2024-12-31T00:00:00Z",
    ],
    [
      "birthdate eq 2024-12-31T08:30:00Z",
      incompatible("Edm.Date", "Edm.DateTimeOffset"),
      "without a time: birthdate eq 2024-12-31",
    ],
    [
      "birthdate eq now() and revenue gt 5",
      incompatible("Edm.Date", "Edm.DateTimeOffset"),
      "without a time, e.g. 2024-12-31",
    ],
    ["birthdate eq true", incompatible("Edm.Date", "Edm.Boolean"), undefined],
    ["revenue eq true", incompatible("Edm.Decimal", "Edm.Boolean"), undefined],
    [
      "a eq 'x' and b eq 'y'",
      incompatible("Microsoft.Dynamics.CRM.OwnershipTypes", "Edm.String"),
      "Microsoft.Dynamics.CRM.OwnershipTypes'<value>'",
    ],
    [
      "a eq 'x' and b eq 'y'",
      incompatible("Microsoft.Dynamics.CRM.AttributeTypeCode", "Edm.String"),
      "AttributeTypeCode'Money'",
    ],
    ["name eq Null", property("Null"), "name eq null: null is lower case, not Null"],
    [
      "createdon eq Tomorrow",
      property("Tomorrow"),
      "Microsoft.Dynamics.CRM.Tomorrow(PropertyName='createdon')",
    ],
    ["name eq Fabrikam", property("Fabrikam"), "Text needs single quotes: name eq 'Fabrikam'"],
    ["Nmae eq 'x'", property("Nmae"), undefined],
    [
      `primarycontactid eq ${GUID}`,
      incompatible("Microsoft.Dynamics.CRM.contact", "Edm.Guid"),
      `_<column>_value: _primarycontactid_value eq ${GUID}`,
    ],
    [
      "primarycontactid eq null or ownerid eq null",
      noNode("SingleNavigation"),
      "A lookup is compared by _<column>_value",
    ],
    ["contains(statecode,'1')", noSearch, "PropertyName='statecode',PropertyValues=['1']"],
    [
      "contains(name,'x') and contains(statecode,'1')",
      noSearch,
      "PropertyName='<column>',PropertyValues=['<number>']",
    ],
    [
      "contains(tolower(name),'x')",
      noSearch,
      "PropertyName='<column>',PropertyValues=['<number>']",
    ],
    ["statecode in (0,1)", noNode("In"), "In(PropertyName='statecode',PropertyValues=['0','1'])"],
    ["name in ('O''Brien')", noNode("In"), `In(PropertyName='name',PropertyValues=["O'Brien"])`],
  ])("%s", (filter, message, expected) => {
    const hint = filterHint(filter, message);
    if (expected === undefined) expect(hint).toBeUndefined();
    else expect(hint).toContain(expected);
  });

  test.each<[filter: string, node: string, hint: string | undefined]>([
    ["5 lt revenue", "Constant", "The column comes first: revenue gt 5"],
    ["5 eq [Annual Revenue]", "Constant", "The column comes first: [Annual Revenue] eq 5"],
    ["'x' eq tolower(name)", "Constant", "Dataverse has no function tolower"],
    ["'Owner''s Name' eq 'x'", "Constant", "[Owner's Name] eq 'x'"],
    ["1 eq 1", "Constant", undefined],
    ["5 eq (revenue)", "Constant", undefined],
    ["5 add 5 gt revenue", "BinaryOperator", ": revenue gt <value>"],
    ["not (length(name) add 5 gt revenue)", "BinaryOperator", ": name gt <value>"],
    ["5 add 5 gt 10", "BinaryOperator", "that was worked out before"],
    [`new_colors has ${LIST}`, "BinaryOperator", "new_colors eq 1 for a choice"],
    ["new_colors has 3", "BinaryOperator", "PropertyValues=['3']"],
    ["'x' has 1", "BinaryOperator", "does not calculate"],
    ["donotphone", "SingleValuePropertyAccess", "donotphone eq true"],
    [
      "year(createdon) eq 2024",
      "SingleValueFunctionCall",
      "createdon ge 2024-01-01T00:00:00Z and createdon lt 2025-01-01T00:00:00Z",
    ],
    ["year(createdon) gt 2024", "SingleValueFunctionCall", ": createdon ge 2025-01-01T00:00:00Z"],
    ["year(createdon) le 2024", "SingleValueFunctionCall", ": createdon lt 2025-01-01T00:00:00Z"],
    ["year(createdon) ge 2024", "SingleValueFunctionCall", ": createdon ge 2024-01-01T00:00:00Z"],
    ["year(createdon) lt 2024", "SingleValueFunctionCall", ": createdon lt 2024-01-01T00:00:00Z"],
    [
      "year(createdon) ne 2024",
      "SingleValueFunctionCall",
      "compare createdon with both ends of the time",
    ],
    [
      "year(createdon) eq 24",
      "SingleValueFunctionCall",
      "compare createdon with both ends of the time",
    ],
    [
      "month(createdon) eq 5 and year(createdon) eq 2024",
      "SingleValueFunctionCall",
      "compare createdon with both ends of the time",
    ],
    ["tolower(name) eq other", "SingleValueFunctionCall", "name eq '<text>'"],
    [
      "tolower('X') eq name",
      "SingleValueFunctionCall",
      "Dataverse has no function tolower: values",
    ],
    ["contains(name,'x') eq donotphone", "SingleValueFunctionCall", undefined],
  ])("%s: the node %s", (filter, node, expected) => {
    const hint = filterHint(filter, noNode(node));
    if (expected === undefined) expect(hint).toBeUndefined();
    else expect(hint).toContain(expected);
  });
});

describe("a filter that has no reading is told what is wrong at its place", () => {
  test.each([
    ["name eq 'x' | statecode eq 0", "Write or for |"],
    ["revenue gt 5kg", "in digits alone: revenue gt 5"],
    ["revenue gt 1.2345k", "revenue gt 1.2345, or revenue gt 1234.5"],
    ["revenue gt 0.5k", "revenue gt 0.5, or revenue gt 500"],
    ["revenue gt -0.05m", "revenue gt -0.05, or revenue gt -50000"],
    ["revenue gt 1,2345,6", undefined],
    ["revenue gt 1.000,50,20", undefined],
    ["revenue gt 1,000,00", undefined],
  ])("%s", (filter, expected) => {
    const hint = placeHint(filter);
    if (expected === undefined) expect(hint).toBeUndefined();
    else expect(hint).toContain(expected);
  });
});
