import fc from "fast-check";
import { InputError } from "../../../src/client/errors/InputError";
import { plainCondition } from "../../../src/client/odata/filter/readFilter";
import { encodeOption, queryString } from "../../../src/client/odata/query";
import { anyText } from "../../support/anyText";
import { environment } from "../fakes";

/** The options as a server reads them. */
const options = (query: string) =>
  Object.fromEntries(new URL(`${environment.apiRoot}accounts${query}`).searchParams);

test("nothing asked for is no query", () => {
  expect(queryString({})).toBe("");
  expect(queryString({ fieldNames: [], condition: "", orderByFieldNames: [], count: false })).toBe(
    "",
  );
});

test("every option, in Dataverse's words", () => {
  const query = queryString({
    fieldNames: ["name", "_primarycontactid_value"],
    condition: "revenue gt 1000 and name ne 'O''Brien'",
    orderByFieldNames: ["revenue desc", "name"],
    expandPropertyNames: ["primarycontactid($select=fullname)", "Account_Tasks"],
    apply: "groupby((statecode))",
    top: 5,
    count: true,
  });
  expect(options(query)).toEqual({
    $select: "name,_primarycontactid_value",
    $filter: "revenue gt 1000 and name ne 'O''Brien'",
    $orderby: "revenue desc,name",
    $expand: "primarycontactid($select=fullname),Account_Tasks",
    $apply: "groupby((statecode))",
    $top: "5",
    $count: "true",
  });
  expect(query).toMatch(/^\?\$select=name,_primarycontactid_value&\$filter=revenue%20gt%201000/);
});

test("what would end or change the option is encoded, and spaces are never plus signs", () => {
  const query = queryString({ condition: "name eq 'a&b=c#d+e?f%g \"h\"'" });
  expect(query).toBe("?$filter=name%20eq%20'a%26b=c%23d%2Be%3Ff%25g%20%22h%22'");
});

describe("the filter a server reads is the filter given", () => {
  // An expression without any white space that has %20, %27 or %28 counts as encoded already.
  const filter = anyText({ minLength: 1 }).map((text) => `name eq '${text.replaceAll("'", "''")}'`);

  test("by example of every ASCII character", () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join(
      "",
    );
    const condition = `name eq '${ascii.replaceAll("'", "''")}'`;
    expect(options(queryString({ condition }))["$filter"]).toBe(condition);
  });

  test("for any text", () => {
    fc.assert(
      fc.property(filter, (condition) => {
        const read = options(queryString({ condition, count: true, fieldNames: ["name"] }));
        expect(read).toEqual({ $select: "name", $filter: condition, $count: "true" });
      }),
    );
  });

  test.each([
    ["with its option's name", "$filter=name eq 'a'"],
    ["with the question mark too", "?$filter=name eq 'a'"],
    ["with white space around it", "  name eq 'a'\n"],
    ["encoded by another tool", "name%20eq%20%27a%27"],
    ["encoded, with its option's name", "$filter=name%20eq%20'a'"],
    ["encoded as a form", "name+eq+'a'"],
    ["with encoded quotes only", "name eq %27a%27"],
  ])("%s", (_, condition) => {
    expect(options(queryString(plainCondition(condition, "Filter Expression")))["$filter"]).toBe(
      "name eq 'a'",
    );
  });

  test.each(["contains(name,'100%')", "contains(name,'%ZZ')", "name eq '%E0%A4%A'"])(
    "%s is left as it is",
    (condition) => {
      expect(options(queryString(plainCondition(condition, "Filter Expression")))["$filter"]).toBe(
        condition,
      );
    },
  );

  test("a text that cannot be decoded is left, in a filter that was encoded", () => {
    const given = "name%20eq%20'%E0%A4%A'";
    expect(options(queryString(plainCondition(given, "Filter Expression")))["$filter"]).toBe(
      "name eq '%E0%A4%A'",
    );
  });
});

test("encodeOption is undone by one decoding, and ends no option", () => {
  fc.assert(
    fc.property(anyText(), (value) => {
      const encoded = encodeOption(value);
      expect(decodeURIComponent(encoded)).toBe(value);
      expect(encoded).not.toMatch(/[&#+?\s"<>]/);
    }),
  );
});

describe("expand", () => {
  test.each([
    "primarycontactid",
    "primarycontactid/$ref",
    "Account_Tasks($select=subject;$top=3)",
    "a($expand=b($select=c,d))",
    "a($filter=name eq 'x & y')",
  ])("%s is taken", (item) => {
    expect(options(queryString({ expandPropertyNames: [` ${item} `] }))["$expand"]).toBe(item);
  });

  test.each(["", "a,b", "a&$top=1", "a/b", "a(", "a)", "($select=x)", "a b"])(
    "%j is refused",
    (item) => {
      expect(() => queryString({ expandPropertyNames: [item] })).toThrow(InputError);
      expect(() => queryString({ expandPropertyNames: [item] })).toThrow(/^Expand Property Name /);
    },
  );
});

test.each([1, 5_000])("Top %i is taken", (top) => {
  expect(queryString({ top })).toBe(`?$top=${top}`);
});

test.each([0, -1, 5_001, 1.5, Number.NaN])("Top %p is refused", (top) => {
  expect(() => queryString({ top })).toThrow(
    /^Top is .*; expected a whole number from 1 to 5000\.$/,
  );
});

test("a column that would change the URL is refused", () => {
  expect(() => queryString({ fieldNames: ["name&$top=1"] })).toThrow(InputError);
  expect(() => queryString({ orderByFieldNames: ["name&$top=1"] })).toThrow(InputError);
});
