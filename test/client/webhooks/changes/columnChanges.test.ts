import fc from "fast-check";
import { columnChanges, eventOf, executionContextOf, watchedImages } from "../../../../src/client";

type Columns = Readonly<Record<string, unknown>>;

const pairs = (columns: Columns) => Object.entries(columns).map(([key, value]) => ({ key, value }));

const withValue = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));

const image = (columns: Columns, alias = "watched") => [
  { key: alias, value: { Attributes: pairs(withValue(columns)), LogicalName: "contact", Id: "1" } },
];

/** An update as Dataverse posts it. */
const changesOf = (
  { before, after, target = {} }: { before?: Columns; after?: Columns; target?: Columns },
  rules: { from?: string[]; to?: string[]; watched?: string[] } = {},
  more: object = {},
) => {
  const body = executionContextOf([
    {
      MessageName: "Update",
      PrimaryEntityName: "contact",
      PrimaryEntityId: "6D81597F-0F9F-E711-8122-000D3AA2331C",
      OperationId: "4af10637-4ea2-e711-8122-000d3aa2331c",
      InputParameters: [
        { key: "Target", value: { Attributes: pairs(target), LogicalName: "contact" } },
      ],
      PreEntityImages: before ? image(before) : [],
      PostEntityImages: after ? image(after) : [],
      ...more,
    },
  ]);
  const event = eventOf(body, {});
  return columnChanges(event, watchedImages(body), { watched: [], ...rules });
};

const names = fc.constantFrom("a", "b", "__proto__", "constructor", "toString", "c d");
const values = fc.constantFrom<unknown>(null, 0, 1, "x", "y", true);
const row = fc
  .array(fc.tuple(names, values), { maxLength: 6 })
  .map((entries): Columns => Object.fromEntries(entries));

test("exactly the columns with another value are changes, with both values", () => {
  fc.assert(
    fc.property(row, row, (before, after) => {
      const all = new Map<string, [unknown, unknown]>();
      for (const name of [...Object.keys(before), ...Object.keys(after)]) {
        const of = (columns: Columns) => (Object.hasOwn(columns, name) ? columns[name] : null);
        if (of(before) !== of(after)) all.set(name, [of(before), of(after)]);
      }
      const found = changesOf({ before, after, target: after });
      expect(new Map(found.map(({ column, from, to }) => [column, [from, to]]))).toEqual(all);
      expect(found).toHaveLength(all.size);
      expect(found.every(({ fromKnown, toKnown }) => fromKnown && toKnown)).toBe(true);
    }),
  );
});

test("From and To only ever leave out changes, and each of them those it does not name", () => {
  const wanted = fc.subarray(["(empty)", "0", "1", "x", "y", "true"]);
  fc.assert(
    fc.property(row, row, wanted, wanted, (before, after, from, to) => {
      const all = changesOf({ before, after });
      const said = (value: unknown) => (value === null ? "(empty)" : String(value));
      const isIn = (list: string[], value: unknown) =>
        list.length === 0 || list.includes(said(value)) || (value === true && list.includes("1"));
      const expected = all.filter((each) => isIn(from, each.from) && isIn(to, each.to));
      expect(changesOf({ before, after }, { from, to })).toEqual(expected);
    }),
  );
});

test("a value that was written and that the image does not show counts", () => {
  expect(changesOf({ before: { a: 1 }, after: {}, target: { a: 2 } })).toMatchObject([
    { from: 1, to: 2 },
  ]);
});

test("without the image before, what was written of the watched columns counts as changed", () => {
  const found = changesOf({ target: { a: 1, c: 3 } }, { watched: ["a", "b"], from: ["9"] });
  expect(found).toMatchObject([
    { column: "a", from: null, to: 1, fromKnown: false, toKnown: true },
  ]);
});

test("an event that was cut says nothing of either value", () => {
  const cut = { InputParameters: undefined, PreEntityImages: undefined };
  expect(changesOf({}, { watched: ["a", "b"] }, cut)).toMatchObject([
    { column: "a", from: null, to: null, fromKnown: false, toKnown: false },
    { column: "b" },
  ]);
});

test("a repeat has the same key, another column and another update another one", () => {
  const one = changesOf({ before: { a: 1, b: 1 }, after: { a: 2, b: 2 } });
  expect(changesOf({ before: { a: 1, b: 1 }, after: { a: 2, b: 2 } })).toEqual(one);
  const next = changesOf({ before: { a: 1 }, after: { a: 2 } }, {}, { OperationId: one[0]?.id });
  expect(new Set([...one, ...next].map(({ key }) => key)).size).toBe(3);
});

test.each<[string, object]>([
  ["a list", { PreEntityImages: [1, 2] }],
  ["a key twice", { PreEntityImages: [...image({ a: 1 }), ...image({ a: 2 })] }],
  ["no row", { PostEntityImages: [{ key: "watched", value: 5 }] }],
  ["columns that are none", { PreEntityImages: [{ key: "watched", value: { Attributes: [7] } }] }],
])("images that cannot be read are refused: %s", (_, more) => {
  expect(() => changesOf({ after: { a: 1 } }, {}, more)).toThrow(/cannot be read/);
});

test.each<[string, object]>([
  ["null", { PreEntityImages: null }],
  ["a text", { PreEntityImages: "x" }],
  ["a reference", { PreEntityImages: [{ key: "watched", value: { Id: "1", LogicalName: "a" } }] }],
  ["under a property of every object", { PreEntityImages: image({ a: 1 }, "__proto__") }],
])("images that are none count as left out: %s", (_, more) => {
  const found = changesOf({ after: { a: 1 }, target: { a: 1 } }, { watched: ["a"] }, more);
  expect(found).toMatchObject([{ column: "a", to: 1, fromKnown: false }]);
});
