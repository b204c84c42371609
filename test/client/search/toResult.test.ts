import { toResult } from "../../../src/client/search/toResult";

const page = { skip: 0, top: 50, origin: "https://contoso.crm4.dynamics.com" };
const ID = "8B35EDA1-ef69-ee11-9ae7-000d3a88a4a2";
const hit = {
  Id: ID,
  EntityName: "account",
  ObjectTypeCode: 0,
  Attributes: {
    "@search.objecttypecode": 1,
    name: "Contoso",
    createdon: "2023-10-13T17:41:21Z",
    "createdon@OData.Community.Display.V1.FormattedValue": "10/13/2023 5:41 PM",
  },
  Highlights: { name: ["{crmhit}Contoso{/crmhit}"] },
  Score: 4.986878,
};

test("a hit has its values, what they are shown as, and its address", () => {
  const { hits, count, hasMore } = toResult({ Value: [hit], Count: 1, Facets: {} }, page);
  expect({ count, hasMore }).toEqual({ count: 1, hasMore: false });
  expect(hits).toEqual([
    {
      table: "account",
      id: ID.toLowerCase(),
      score: 4.986878,
      highlights: { name: ["{crmhit}Contoso{/crmhit}"] },
      values: { name: "Contoso", createdon: "2023-10-13T17:41:21Z" },
      labels: { createdon: "10/13/2023 5:41 PM" },
      recordUrl: `${page.origin}/main.aspx?etn=account&id=${ID.toLowerCase()}&pagetype=entityrecord`,
    },
  ]);
});

test.each([
  [{ Value: [hit], Count: 3 }, { skip: 0, top: 1 }, [3, true]],
  [{ Value: [hit], Count: 3 }, { skip: 2, top: 1 }, [3, false]],
  [{ Value: [], Count: 3 }, { skip: 9, top: 1 }, [3, false]],
  [{ Value: [hit], Count: -1 }, { skip: 0, top: 1 }, [null, true]],
  [{ Value: [hit] }, { skip: 0, top: 2 }, [null, false]],
  [{ value: null, count: "0" }, { skip: 0, top: 2 }, [0, false]],
])("%j after %j: count and whether there is more", (answer, at, expected) => {
  const { count, hasMore } = toResult(answer, { ...page, ...at });
  expect([count, hasMore]).toEqual(expected);
});

test("facets come by values or ranges, in the letter case of pages and of answers", () => {
  const { facets } = toResult(
    {
      Value: [],
      Facets: {
        ownerid: [
          { Type: "Value", Value: "7d57", OptionalValue: "Jane", Count: 2, From: null, To: null },
          { type: 0, value: "8d57", count: 1 },
        ],
        revenue: [
          { Type: "Range", Value: null, Count: 1, From: null, To: 10 },
          { type: 1, count: 4, from: 10, to: null },
        ],
        odd: null,
        empty: [7, {}],
      },
    },
    page,
  );
  expect(facets).toEqual({
    ownerid: [
      { value: "7d57", label: "Jane", count: 2 },
      { value: "8d57", count: 1 },
    ],
    revenue: [
      { from: null, to: 10, count: 1 },
      { from: 10, to: null, count: 4 },
    ],
    odd: [],
    empty: [
      { value: null, count: 0 },
      { value: null, count: 0 },
    ],
  });
});

test("names from outside reach no prototype, and odd hits have empty parts", () => {
  const evil = JSON.parse(
    '{"Value":[{"Attributes":{"__proto__":1,"constructor":2},"Highlights":{"__proto__":"x"}},7],"Facets":{"__proto__":[{"Count":1,"Value":"v"}]}}',
  );
  const { hits, facets } = toResult(evil, page);
  expect(Object.keys(hits[0]?.values ?? {})).toEqual(["__proto__", "constructor"]);
  expect(Object.keys(hits[0]?.highlights ?? {})).toEqual(["__proto__"]);
  expect(Object.keys(facets)).toEqual(["__proto__"]);
  expect(hits[1]).toMatchObject({ table: "", id: "", score: 0, values: {}, recordUrl: null });
  expect(() => toResult({ Value: {} }, page)).toThrow("the hits are no list");
});
