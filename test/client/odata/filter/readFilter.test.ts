import fc from "fast-check";
import { InputError } from "../../../../src/client/errors/InputError";
import { decoded } from "../../../../src/client/odata/filter/decoded";
import { namesIn } from "../../../../src/client/odata/filter/namesIn";
import {
  conditionOf,
  plainCondition,
  readFilter,
  strictCondition,
} from "../../../../src/client/odata/filter/readFilter";
import { tokensOf } from "../../../../src/client/odata/filter/tokens";
import { expectAtOnce } from "../../../linear/expectAtOnce";
import { anyText } from "../../../support/anyText";

const INPUT = "Filter Expression";
const read = (text: string) => {
  const found = readFilter(text, INPUT);
  return { options: found.options, ...conditionOf(found, INPUT) };
};
const condition = (text: string) => read(text).condition;

describe("a literal that may be encoded is looked for in both readings", () => {
  test.each([
    ["name eq 'H%26M'", "(name eq 'H%26M' or name eq 'H&M')"],
    ["name ne 'H%26M'", "(name ne 'H%26M' and name ne 'H&M')"],
    ["'H%26M' eq name", "('H%26M' eq name or 'H&M' eq name)"],
    ["contains(name,'%2B123')", "(contains(name,'%2B123') or contains(name,'+123'))"],
    ["not contains(name,'%2B123')", "(not contains(name,'%2B123') and not contains(name,'+123'))"],
    [
      "contains(name,'%2B123') eq false",
      "(not contains(name,'%2B123') and not contains(name,'+123'))",
    ],
    ["false eq contains(name,'%41')", "(not contains(name,'%41') and not contains(name,'A'))"],
    [
      "statecode eq 0 and (name eq 'a' or name eq 'b%2Fc')",
      "statecode eq 0 and (name eq 'a' or (name eq 'b%2Fc' or name eq 'b/c'))",
    ],
    [
      "Account_Tasks/any(t:contains(t/subject,'%26') and t/statecode eq 0)",
      "Account_Tasks/any(t:(contains(t/subject,'%26') or contains(t/subject,'&')) and t/statecode eq 0)",
    ],
    [
      `Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["a%26b","c"])`,
      `(Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["a%26b","c"]) or Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["a&b","c"]))`,
    ],
    [
      "Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=['a%26b'])",
      "(Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=['a%26b']) and Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=['a&b']))",
    ],
    ["indexof(name,'%26') eq -1", "(indexof(name,'%26') eq -1 and indexof(name,'&') eq -1)"],
    ["-1 eq indexof(name,'%26')", "(-1 eq indexof(name,'%26') and -1 eq indexof(name,'&'))"],
    ["indexof(name,'%26') lt 0", "(indexof(name,'%26') lt 0 and indexof(name,'&') lt 0)"],
    ["0 gt indexof(name,'%26')", "(0 gt indexof(name,'%26') and 0 gt indexof(name,'&'))"],
    ["indexof(name,'%26') le -1", "(indexof(name,'%26') le -1 and indexof(name,'&') le -1)"],
    ["indexof(name,'%26') ne -1", "(indexof(name,'%26') ne -1 or indexof(name,'&') ne -1)"],
    ["indexof(name,'%26') ge 0", "(indexof(name,'%26') ge 0 or indexof(name,'&') ge 0)"],
    ["name eq 'O%27Brien'", "(name eq 'O%27Brien' or name eq 'O''Brien')"],
  ])("%s", (given, expected) => {
    const { condition: sent, notes } = read(given);
    expect(sent).toBe(expected);
    expect(notes.join()).toContain("both readings");
  });

  test("it is told which text was read twice", () => {
    expect(read("name eq 'H%26M'").notes.join()).toContain("'H&M'");
  });

  test.each([
    "contains(name,'50% off')",
    "name eq '%41%'",
    "name eq '100%'",
    "name eq '%ZZ'",
    "name eq '%E0%A4%A'",
    "contains(name,'%a')",
  ])("%s has one reading", (given) =>
    expect(read(given)).toMatchObject({ condition: given, notes: [] }),
  );

  test("a filter that decides what is changed is refused, with the decoded form", () => {
    const strict = (text: string) => strictCondition(readFilter(text, INPUT), INPUT);
    const refused = () => strict("name eq 'H%26M'");
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(/Filter Expression.*expected name eq 'H&M'.*'H%26M'/);
    expect(strict("name eq '100%'")).toBe("name eq '100%'");
  });
});

describe("encoded as a whole", () => {
  test.each([
    ["name%20eq%20'H%26M'", "name eq 'H&M'"],
    ["name%20eq%20%27a%27", "name eq 'a'"],
    ["contains(name%2C%27a%27)", "contains(name,'a')"],
    ["name+eq+'a+b'", "name eq 'a b'"],
    ["$filter=name%20eq%20%27H%2526M%27", "(name eq 'H%26M' or name eq 'H&M')"],
    ["name%20eq%20'100%'", "name eq '100%'"],
    ["name+eq+%27a%2Bb%27", "name eq 'a+b'"],
    ["name%20eq%20'%E6%97%A5'", "name eq '日'"],
    [
      "a ge 2024-01-01T00%3A00%3A00Z and b eq 'H%26M'",
      "a ge 2024-01-01T00:00:00Z and (b eq 'H%26M' or b eq 'H&M')",
    ],
  ])("%s", (given, expected) => expect(condition(given)).toBe(expected));

  test("a plus sign of a time zone or a number is none of a form", () => {
    const given = "createdon ge 2024-01-01T00:00:00+01:00";
    expect(condition(given)).toBe(given);
  });
});

describe("aliases stand for their values", () => {
  test.each([
    [
      "Microsoft.Dynamics.CRM.LastXMonths(PropertyName=@p1,PropertyValue=@p2)&@p1='createdon'&@p2=42",
      "Microsoft.Dynamics.CRM.LastXMonths(PropertyName='createdon',PropertyValue=42)",
    ],
    [
      `?$filter=Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='lastname'&@p2=["O'Brian","A&B"]`,
      `Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["O'Brian","A&B"])`,
    ],
    ["name eq @n and '@m' ne @n&@n='x@m'", "name eq 'x@m' and '@m' ne 'x@m'"],
  ])("%s", (given, expected) => expect(condition(given)).toBe(expected));

  test.each([
    "name eq @N&@n='x'",
    "name eq @n or name eq @m&@n='x'",
    "name eq @n&@n=",
    "name eq @n",
    "contains(name,@p_1)",
  ])("%s: one without a value is none for null", (given) =>
    expect(() => read(given)).toThrow(/Filter Expression has no value for @/),
  );
});

describe("pasted with what stood around it", () => {
  test("every option is taken apart", () => {
    const { condition: sent, options } = read(
      "?$select=name,a&$filter=name eq 'a&$top=1' and b eq 1&$orderby=name desc&$top=5",
    );
    expect(sent).toBe("name eq 'a&$top=1' and b eq 1");
    expect([...options]).toEqual([
      ["$select", "name,a"],
      ["$orderby", "name desc"],
      ["$top", "5"],
    ]);
  });

  test.each([
    ["&$filter=a eq 1&", "a eq 1"],
    ["$filter = a eq 1", "a eq 1"],
    ["filter=a eq 1", "a eq 1"],
    ["filter='a eq 1'", "filter eq 'a eq 1'"],
    ["?a eq 1", "a eq 1"],
    ["\u200Ba\u00A0eq\u2003'x\u00A0y'\uFEFF", "a eq 'x\u00A0y'"],
  ])("%j", (given, expected) => expect(condition(given)).toBe(expected));

  test.each(["a eq 1) or (b eq 2", "a eq 1)", ")(", "any(t:t/a eq 1)) or (b eq 2"])(
    "%s: a bracket that nothing opens would end those that are put around it",
    (given) => expect(() => read(given)).toThrow(/Filter Expression has a bracket \)/),
  );

  test.each(["a eq ')'", `In(P=["a)"])`, "contains(a,'(') and b eq ')'"])(
    "%s closes none too many",
    (given) => expect(condition(given)).toBe(given),
  );

  test("an ampersand that begins no option is left where it is", () => {
    expect(() => condition("name eq 'a' & b eq 1")).toThrow(/Filter Expression.*and for &/);
  });

  test.each(["https://x.crm.dynamics.com/api/data/v9.2/accounts?$filter=a eq 1", "/accounts?a"])(
    "%s is a URL, and told to be one",
    (given) => expect(() => read(given)).toThrow(InputError),
  );

  test("an option that is there twice is refused", () => {
    expect(() => read("a eq 1&$filter=b eq 2")).toThrow(/twice/);
  });
});

test("tokens together are the text", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(
        tokensOf(text)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("a filter without percent signs and ampersands is sent as it is", () => {
  const literal = anyText().map((text) => `'${text.replaceAll("'", "''").replaceAll("%", "")}'`);
  fc.assert(
    fc.property(fc.array(literal, { minLength: 1, maxLength: 5 }), (literals) => {
      const given = literals.map((each, index) => `c${index} eq ${each}`).join(" and ");
      expect(read(given)).toMatchObject({ condition: given, notes: [] });
    }),
  );
});

test.each([
  ["quotes", "'"],
  ["double quotes", '"'],
  ["typographic quotes", "“"],
  ["braces", "{"],
  ["brackets", "("],
  ["calls", "f("],
  ["digits", "1"],
  ["blanks", " "],
  ["encoded literals", "f('%41',"],
  ["ampersands", "&"],
  ["options", "&$a="],
])("60,000 characters of %s are read at once", (_, unit) => {
  const text = `a eq ${unit.repeat(60_000 / unit.length)}`;
  expectAtOnce(() => {
    try {
      read(text);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
  });
});

describe("what has one reading is written as OData has it", () => {
  const ME = "Microsoft.Dynamics.CRM";
  test.each([
    ["createdon ge 2024-01-31 8:30", "createdon ge 2024-01-31T08:30Z"],
    ["createdon ge 2024-01-31T08:30:00 +02", "createdon ge 2024-01-31T08:30:00+02:00"],
    ["createdon ge datetime'2024-01-31T08:30:00z'", "createdon ge 2024-01-31T08:30:00Z"],
    ["new_start eq 08:30:00", "new_start eq 08:30:00"],
    ["date = '2024'", "date eq '2024'"],
    ["revenue not between 1 and 2", "not (revenue ge 1 and revenue le 2)"],
    ["name not like 'x'", "not (name eq 'x')"],
    ["name not like 'x%'", "not startswith(name,'x')"],
    ["contains(name,5)", "contains(name,'5')"],
    ["Contains(name,fabrikam)", "contains(name,'fabrikam')"],
    ["!(name eq 'x')", "not (name eq 'x')"],
    ["name eq 'x' and !contains(name,'y')", "name eq 'x' and not contains(name,'y')"],
    ["Account_Tasks/all(t:t/subject eq 'x')", "Account_Tasks/all(t:t/subject eq 'x')"],
    ["Account_Tasks/any() eq true", "Account_Tasks/any() eq true"],
    ["Account_Tasks/any(t:t/a eq 1) eq true", "Account_Tasks/any(t:t/a eq 1) eq true"],
    ["(a eq 1 or b eq 2) eq true", "(a eq 1 or b eq 2) eq true"],
    ["(a eq 1 and not b eq 2) eq true", "(a eq 1 and not b eq 2) eq true"],
    ["contains(tolower(name),'x') and a = 1", "contains(tolower(name),'x') and a eq 1"],
    ["contains(name,'x') eq 'true'", "contains(name,'x') eq 'true'"],
    ["contains(name,'x') gt false", "contains(name,'x') gt false"],
    ["contains(name,@p)&@p='a'", "contains(name,'a')"],
    [
      `${ME}.In(PropertyName=name,PropertyValues=['x'])`,
      `${ME}.In(PropertyName=name,PropertyValues=['x'])`,
    ],
    [
      `${ME}.In(PropertyName='a',PropertyValues=[1,'%41'])`,
      `(${ME}.In(PropertyName='a',PropertyValues=[1,'%41']) or ${ME}.In(PropertyName='a',PropertyValues=[1,'A']))`,
    ],
    ["a not in ('%41')", "(a ne '%41' and a ne 'A')"],
    ["a in ('%41')", "(a eq '%41' or a eq 'A')"],
    ["contains(name,'%41') eq b", "(contains(name,'%41') eq b or contains(name,'A') eq b)"],
    ["name%20eq 'x y' and 100%ZZ", undefined],
    ["$orderby=name", undefined],
  ])("%s", (given, expected) => {
    if (expected === undefined && given.includes("ZZ"))
      expect(() => condition(given)).toThrow(InputError);
    else expect(condition(given)).toBe(expected);
  });

  test.each([
    ["revenue between 1 or 2", /between/],
    ["name like '%'", /like/],
    ["substringof('x',5)", /substringof/],
    ["contains(@p,5)&@p='a'", /contains/],
    ["contains(5,'x')", /contains/],
    ["contains(name,{x})", /contains/],
    ["createdon ge 2024-02-31 08:30", /cannot be read/],
    ["createdon ge 2024-02-31T08:30:00 +02:00", /cannot be read/],
    ["revenue gt 12,5e3", /cannot be read/],
    ["Account_Tasks/any(", /bracket/],
    ["Account_Tasks/any('t':t/a eq 1)", /cannot be read/],
    [`Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=[Some Label])`, /cannot be read/],
    ["name in (other)", /in takes a column in front of it, and values in its brackets/],
    ["'x' in (name)", /in takes a column in front of it/],
    ["tolower(name) eq {table: 'account', name: 'x'}", /is compared with no column/],
    [
      `contains(name,'x') eq ${"x".repeat(250)} and 'x' in (${"y".repeat(250)})`,
      /y{180,}…: in takes/,
    ],
  ])("%s has none, and is refused", (given, words) => {
    const refused = () => condition(given);
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(words);
  });

  test("an input that takes a condition alone names what stands beside it", () => {
    expect(() => plainCondition("$orderby=name", INPUT)).toThrow(
      /Filter Expression has \$orderby beside the condition.*e\.g\. statecode eq 0/,
    );
    expect(() => plainCondition("a eq 1&$top=5", INPUT)).toThrow(/has \$top.*e\.g\. a eq 1/);
  });

  test("no condition decides nothing", () => {
    expect(strictCondition(readFilter("$top=5", INPUT), INPUT)).toBeUndefined();
  });

  test("where only parts were encoded, what is no encoding stays", () => {
    expect(decoded("a%20eq%20'x y' and b %E0 'z'")).toBe("a eq 'x y' and b %E0 'z'");
    expect(decoded("a%20eq%20'x y' and b %E0")).toBe("a eq 'x y' and b %E0");
  });
});

test.each([
  ["a eq 1 and (b/c eq 2 or not contains(d,'x'))", ["a", "d"], ["b"]],
  ["e in (1,2) or Tasks/any(t:t/f eq 1 and g eq 2) or Notes/any()", ["e", "g"], ["Tasks", "Notes"]],
  ["Microsoft.Dynamics.CRM.Today(PropertyName='createdon')", ["createdon"], []],
  ["length(h) gt 5 and i eq", [], []],
])("the names in %s", (filter, columns, navigations) => {
  expect(namesIn(filter)).toEqual({ columns, navigations });
});
