import { OPERATORS, operatorOf } from "../../../src/client/conditions/operators";
import { toFetchConditions } from "../../../src/client/conditions/translate";
import type { FetchPart } from "../../../src/client/conditions/types";
import { parseFilter } from "../../../src/client/odata/filter/parse";

const translated = (filter: string) =>
  toFetchConditions(parseFilter(filter), { isDay: (column) => column === "birthdate" });
const crm = (name: string, rest = "") =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='createdon'${rest})`;

/** Short: `(name eq x & revenue null)`. */
const shown = (part: FetchPart): string => {
  if (part.kind === "filter") {
    return `(${part.parts.map(shown).join(part.type === "and" ? " & " : " | ")})`;
  }
  const { attribute, operator, values, otherColumn } = part;
  return [attribute, operator, ...values, ...(otherColumn ? [`=${otherColumn}`] : [])].join(" ");
};
const said = (filter: string) => {
  const found = translated(filter);
  return "part" in found ? shown(found.part) : found.refused;
};

test.each([
  ["name eq 'O''Brien & <sons>'", "name eq O'Brien & <sons>"],
  ["1000 lt revenue", "revenue gt 1000"],
  [
    "_ownerid_value ne 7d577253-3ef0-4a0a-bb7f-8335c2596e70",
    "ownerid ne 7d577253-3ef0-4a0a-bb7f-8335c2596e70",
  ],
  ["creditonhold eq true and donotfax eq false", "(creditonhold eq 1 & donotfax eq 0)"],
  ["revenue eq null or not (name eq null)", "(revenue null | name not-null)"],
  ["not (a eq 1 and (b gt 2 or not (c le 3)))", "(a ne 1 | (b le 2 & c le 3))"],
  ["a eq 1 and (b eq 2 and c eq 3)", "(a eq 1 & b eq 2 & c eq 3)"],
  ["contains(name,'50%') and not startswith(name,'A')", "(name like %50%% & name not-like A%)"],
  ["endswith(name,'Ltd') eq false", "name not-like %Ltd"],
  ["createdon ge 2024-01-31", "createdon ge 2024-01-31T00:00:00Z"],
  ["birthdate eq 2024-01-31", "birthdate eq 2024-01-31"],
  ["createdon ge 2024-01-31T10:00:00+02:00", "createdon ge 2024-01-31T10:00:00+02:00"],
  ["firstname eq lastname", "firstname eq  =lastname".replace("  ", " ")],
  ["not (firstname gt lastname)", "firstname le =lastname"],
  ["statuscode in (1,2)", "statuscode in 1 2"],
  ["statuscode in (1,null)", "(statuscode in 1 | statuscode null)"],
  ["not (name in ('a','b'))", "(name ne a & name ne b)"],
  ["not (statuscode in (1,null))", "(statuscode ne 1 & statuscode not-null)"],
  ["statuscode in (null)", "statuscode null"],
  ["not (5 lt revenue)", "revenue le 5"],
  ["not (5 ge revenue) and 1 ne statecode", "(revenue gt 5 & statecode ne 1)"],
  ["createdon eq 2024-01-31T10:00:00", "createdon eq 2024-01-31T10:00:00Z"],
  [crm("LastXDays", ",PropertyValue=12"), "createdon last-x-days 12"],
  [crm("OlderThanXMinutes", ",PropertyValue='5'"), "createdon olderthan-x-minutes 5"],
  [crm("Last7Days"), "createdon last-seven-days"],
  [
    crm("InFiscalPeriodAndYear", ",PropertyValue2=2024,PropertyValue1=3"),
    "createdon in-fiscal-period-and-year 3 2024",
  ],
  [
    `Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["O'Brian",'x'])`,
    "lastname in O'Brian x",
  ],
  ["Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')", "ownerid eq-userid"],
  [
    "Microsoft.Dynamics.CRM.In(PropertyName='_ownerid_value',PropertyValues=[1,2])",
    "ownerid in 1 2",
  ],
])("%s", (filter, expected) => {
  expect(said(filter)).toEqual(expected);
});

test.each([
  ["Account_Tasks/any(t:t/statecode eq 1)", /rows of another table/],
  ["primarycontactid/fullname eq 'x'", /column of another table/],
  ["Account_Tasks/$count gt 1", /column of another table/],
  ["revenue add 1 gt 5", /no plain column/],
  ["tolower(name) eq 'x'", /no plain column/],
  ["contains(tolower(name),'x')", /no plain column/],
  ["revenue gt null", /null has no order/],
  ["revenue eq duration'P1D'", /compares with no value/],
  ["revenue eq b add 1", /compares with no value/],
  ["firstname eq a/b", /column of another table/],
  ["a/b in (1)", /column of another table/],
  ["tolower(name) in ('x')", /no plain column/],
  ["name in (b)", /lists what is no value/],
  ["name in ('a\u0001')", /control character/],
  ["contains(name,'a\u0001')", /control character/],
  ["contains(name,@p)", /searches for no text/],
  ['primarycontactid eq {"name":"x"}', /compares with no value/],
  ["statecode has 1", /no operator has/],
  ["creditonhold", /is no comparison/],
  ["name eq 'a\u0001b'", /control character/],
  [crm("Contains", ",PropertyValue='x'"), /no operator for/],
  ["geo.distance(a,b)", /no operator for/],
  [`not ${crm("ThisMonth")}`, /no not in front/],
  ["Microsoft.Dynamics.CRM.In(PropertyName='a/b',PropertyValues=['1'])", /no column of the table/],
  [`Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=["\\x"])`, /cannot be read/],
  [`Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=["\\u0001"])`, /control character/],
  [crm("On", ",PropertyValue=null"), /cannot be read/],
  [`a/b eq '${"x".repeat(200)}'`, /^a\/b eq 'x{112}… \(/],
])("%s is refused by name", (filter, why) => {
  expect(said(filter)).toEqual([expect.stringMatching(why)]);
});

test("all that is refused is told at once", () => {
  expect(said("a/b eq 1 and c eq 2 or d/any(x:x/e eq 1)")).toHaveLength(2);
});

test("every function with an operator finds it, and no other", () => {
  const functions =
    "Above AboveOrEqual Between ContainValues DoesNotContainValues EqualBusinessId EqualUserId EqualUserLanguage EqualUserOrUserHierarchy EqualUserOrUserHierarchyAndTeams EqualUserOrUserTeams EqualUserTeams In InFiscalPeriod InFiscalPeriodAndYear InFiscalYear InOrAfterFiscalPeriodAndYear InOrBeforeFiscalPeriodAndYear Last7Days LastFiscalPeriod LastFiscalYear LastMonth LastWeek LastXDays LastXFiscalPeriods LastXFiscalYears LastXHours LastXMonths LastXWeeks LastXYears LastYear Next7Days NextFiscalPeriod NextFiscalYear NextMonth NextWeek NextXDays NextXFiscalPeriods NextXFiscalYears NextXHours NextXMonths NextXWeeks NextXYears NextYear NotBetween NotEqualBusinessId NotEqualUserId NotIn NotUnder OlderThanXDays OlderThanXHours OlderThanXMinutes OlderThanXMonths OlderThanXWeeks OlderThanXYears On OnOrAfter OnOrBefore ThisFiscalPeriod ThisFiscalYear ThisMonth ThisWeek ThisYear Today Tomorrow Under UnderOrEqual Yesterday".split(
      " ",
    );
  const operators = functions.map(operatorOf);
  expect(functions.filter((_, at) => operators[at] === undefined)).toEqual([]);
  expect(new Set(operators).size).toBe(functions.length);
  // What is left are comparisons and searches, and their legacy names.
  expect(OPERATORS.filter((operator) => !operators.includes(operator))).toEqual(
    "eq neq ne gt ge lt le like not-like null not-null begins-with not-begin-with ends-with not-end-with".split(
      " ",
    ),
  );
  expect(["Contains", "", "toString", "__proto__", "Equal"].map(operatorOf)).toEqual([
    ...Array(5).fill(undefined),
  ]);
});
