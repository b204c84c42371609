import { cutCollections, incompleteExpands } from "../../../../src/client/queries/paging/expanded";

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index }));
const WHOLE = "https://h/accounts(1)/Account_Tasks?$select=subject";
const REST = `${WHOLE}&$skiptoken=%3Ccookie%3E`;

describe("a link without a token stands for the whole collection", () => {
  test("which is complete below 5,000 rows", () => {
    expect(
      cutCollections({ Account_Tasks: rows(4_999), "Account_Tasks@odata.nextLink": WHOLE }),
    ).toEqual([]);
  });

  test("and cut at 5,000", () => {
    const record = { Account_Tasks: rows(5_000), "Account_Tasks@odata.nextLink": WHOLE };
    expect(cutCollections(record)).toMatchObject([
      { path: "Account_Tasks", nextLink: WHOLE, fromStart: true },
    ]);
  });
});

test("a link with a token leads to the rest, however few rows there are", () => {
  for (const link of [REST, "https://h/a?$skiptoken=x", "https://h/a?$top=1&$SKIPTOKEN=x"]) {
    const found = cutCollections({ Tasks: rows(1), "Tasks@odata.nextLink": link });
    expect(found).toMatchObject([{ path: "Tasks", nextLink: link, fromStart: false }]);
    expect(found[0]?.rows).toHaveLength(1);
  }
});

test("they are found at any depth, through records and collections", () => {
  const record = {
    name: "x",
    parent: { Tasks: rows(1), "Tasks@odata.nextLink": REST },
    Contacts: [
      { Notes: rows(1), "Notes@odata.nextLink": REST },
      { owner: { Teams: [], "Teams@odata.nextLink": REST } },
    ],
    "Contacts@odata.nextLink": REST,
    nothing: null,
    numbers: [1, 2],
  };
  expect(cutCollections(record).map(({ path }) => path)).toEqual([
    "parent/Tasks",
    "Contacts/Notes",
    "Contacts/owner/Teams",
    "Contacts",
  ]);
});

test("a link without its collection is no collection", () => {
  expect(cutCollections({ "Tasks@odata.nextLink": REST })).toEqual([]);
  expect(cutCollections({ Tasks: "x", "Tasks@odata.nextLink": REST })).toEqual([]);
  expect(cutCollections({ Tasks: [], "Tasks@odata.nextLink": 5 })).toEqual([]);
});

test("a completed collection loses its link and keeps its place", () => {
  const record = { Tasks: rows(1), "Tasks@odata.nextLink": REST, name: "x" };
  for (const cut of cutCollections(record)) cut.keep([...cut.rows, { id: 7 }]);
  expect(record).toEqual({ Tasks: [{ id: 0 }, { id: 7 }], name: "x" });
  expect(cutCollections(record)).toEqual([]);
});

test("the list for a page names record, path and link", () => {
  const records = [
    { Tasks: rows(1) },
    { Tasks: rows(1), "Tasks@odata.nextLink": REST },
    { Tasks: rows(1), "Tasks@odata.nextLink": WHOLE },
  ];
  expect(incompleteExpands(records)).toEqual([{ index: 1, path: "Tasks", nextLink: REST }]);
});
