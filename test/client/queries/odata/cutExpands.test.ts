import { cutExpands } from "../../../../src/client/queries/odata/cutExpands";

const URL = "https://h/api/data/v9.2/accounts(1)";
const rows = (count: number, row: object = {}) => Array.from({ length: count }, () => ({ ...row }));
const found = (record: Record<string, unknown>, items: string[]) =>
  cutExpands(record, URL, items).map(({ path, link, fromStart }) => ({ path, link, fromStart }));

test("only a collection with as many rows as one answer holds may be cut", () => {
  expect(found({ T: rows(4_999) }, ["T"])).toEqual([]);
  expect(found({ T: rows(5_000), name: "x", tags: "1,2" }, ["T"])).toEqual([
    { path: "T", link: `${URL}/T`, fromStart: true },
  ]);
});

test("the link asks for what the expand asked for", () => {
  const item = "T($select=subject,a;$filter=subject eq 'a;b)&c';$orderby=subject desc)";
  const [cut] = cutExpands({ T: rows(5_000) }, URL, ["other", item]);
  expect(cut?.link).toBe(
    `${URL}/T?$select=subject,a&$filter=subject%20eq%20'a;b)%26c'&$orderby=subject%20desc`,
  );
});

test("a limit of the builder's own cuts nothing off", () => {
  expect(found({ T: rows(5_000) }, ["T($top=5000)"])).toEqual([]);
});

test("behind a lookup the path leads through the lookup", () => {
  const items = ["p($select=a;$expand=T($select=b))"];
  expect(found({ p: { a: 1, T: rows(5_000) } }, items)).toEqual([
    { path: "p/T", link: `${URL}/p/T?$select=b`, fromStart: true },
  ]);
});

test("inside of another collection no path of the record leads there", () => {
  const inside = [{ N: rows(5_000) }];
  expect(found({ T: inside }, ["T($expand=N)"])).toEqual([
    { path: "T/N", link: null, fromStart: true },
  ]);
});

test("a link that came with the collection is the one to follow", () => {
  const record = { T: rows(3), "T@odata.nextLink": "https://h/rest?$skiptoken=1" };
  expect(found(record, ["T"])).toEqual([
    { path: "T", link: "https://h/rest?$skiptoken=1", fromStart: false },
  ]);
});
