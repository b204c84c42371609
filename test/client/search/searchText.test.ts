import fc from "fast-check";
import { checkFacets } from "../../../src/client/search/facets";
import { checkOrder, whyNoOrder } from "../../../src/client/search/searchOrder";
import { escapeOperators, searchText } from "../../../src/client/search/searchText";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 50 }),
  fc.string({ unit: fc.constantFrom(..."aB1 +-&|!(){}[]^\"~*?:\\/'é"), maxLength: 50 }),
);

test.each([
  ["C++ (draft)", "C\\+\\+ \\(draft\\)"],
  ["+1 (800) 555-1234", "\\+1 \\(800\\) 555\\-1234"],
  ["AT&T", "AT\\&T"],
  ["a\\b/c", "a\\\\b\\/c"],
  ["Müller's", "Müller's"],
])("%s is sent as %s", (text, sent) => {
  expect(searchText({ text })).toEqual({ syntax: "simple", text: sent });
});

test("every operator of a simple text is escaped, and nothing else is changed", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeOperators(text);
      expect(escaped.replace(/\\(.)/gsu, "$1")).toBe(text);
      expect(escaped.replace(/\\./gsu, "")).not.toMatch(/[+\-&|!(){}[\]^"~*?:\\/]/);
    }),
    { numRuns: 300 },
  );
});

test("a fuzzy text is words with their edits, and no operator of it is left", () => {
  expect(searchText({ text: "Uniersty AND R&D of bern", fuzzy: true })).toEqual({
    syntax: "lucene",
    text: "uniersty~ and~1 r d of bern~1",
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const small = text.slice(0, 40);
      if (!/[\p{L}\p{N}]/u.test(small)) return;
      const sent = searchText({ text: small, fuzzy: true });
      expect(sent.text).toMatch(/^[\p{L}\p{N}\p{M}_'’.]+(~1?)?( [\p{L}\p{N}\p{M}_'’.]+(~1?)?)*$/u);
    }),
    { numRuns: 200 },
  );
});

test.each([
  [{ text: "  " }, "Text is empty; expected what to search for."],
  [{ text: "x".repeat(101) }, "Text has 101 characters; search takes 100 at most."],
  [
    { text: "-".repeat(60) },
    "Text has 60 characters, 120 with the marks that its operators take; search takes 100 at most.",
  ],
  [
    { text: "!?", fuzzy: true },
    "Text has no letter and no digit; Fuzzy expects a word to search for.",
  ],
  [
    { text: "a", fuzzy: true, syntax: "lucene" as const },
    expect.stringContaining("write ~ behind"),
  ],
])("%j is refused", (params, message) => {
  expect(() => searchText(params)).toThrow(expect.objectContaining({ message }));
});

test("100 characters are taken", () => {
  expect(searchText({ text: "x".repeat(100), syntax: "lucene" }).text).toHaveLength(100);
  expect(searchText({ text: "-".repeat(50) }).text).toHaveLength(100);
});

test.each([
  "entityname,count:100",
  "@search.entityname,count:100",
  "account:primarycontactid, count:100, sort:-value",
  "modifiedon,values:2019-04-27T00:00:00|2020-03-27T00:00:00",
  "createdon,interval:day,timeoffset:-08:00",
  "revenue,interval:1000",
])("the facet %s is taken", (facet) => {
  expect(checkFacets([facet])).toEqual([facet]);
});

test.each([
  ["", "which does not begin with a column"],
  ["owner id", "which does not begin with a column"],
  ["ownerid,size:3", 'whose setting "size:3" there is not'],
  ["ownerid,count", 'whose setting "count" there is not'],
  ["ownerid,count:1,count:2", "which has a setting twice"],
  ["revenue,values:1,interval:2", "which has values and interval together"],
  ["revenue,values:1,sort:value", "which has count or sort together with values or interval"],
  ["createdon,timeoffset:+01:00", "whose timeoffset has no interval"],
  ["ownerid,count:0", "whose count is no number from 1 on"],
])("the facet %j is refused: %s", (facet, why) => {
  expect(() => checkFacets([facet])).toThrow(why);
});

test("an order is a column or the score", () => {
  expect(checkOrder(["modifiedon  DESC", "@search.score", "name asc"])).toEqual([
    "modifiedon desc",
    "@search.score",
    "name asc",
  ]);
  for (const clause of ["", "name down", "a b c", "name;drop", "$filter"]) {
    expect(() => checkOrder([clause])).toThrow("expected the logical name of a column");
  }
});

test("an order has effect in Lucene syntax with a wildcard only", () => {
  expect(whyNoOrder(["name"], { syntax: "lucene", text: "con*" })).toBeUndefined();
  expect(whyNoOrder([], { syntax: "simple", text: "con" })).toBeUndefined();
  for (const text of ["con", "con\\*"]) {
    expect(whyNoOrder(["name"], { syntax: "lucene", text })).toContain("may have no effect");
  }
  expect(whyNoOrder(["name"], { syntax: "simple", text: "con\\*" })).toContain("by score");
});
