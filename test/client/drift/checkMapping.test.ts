import { readFieldMap } from "../../../src/client/mapping/readFieldMap";
import { type Bag, base, compare, option, whole } from "./descriptions";

const tier = (choices: readonly Bag[]) => base({ name: "new_tier", type: "choice", choices });
const before = whole({
  columns: [
    base({ name: "name" }),
    tier([option(1, "Gold"), option(2, "Silver"), option(3, "Bronze")]),
    base({ name: "other" }),
  ],
  keys: [
    { name: "k1", columns: ["name"], status: "Active" },
    { name: "k2", columns: ["name", "other"], status: "Active" },
  ],
});
const fieldMap = readFieldMap({
  title: "name",
  tier: { column: "new_tier", values: { G: "Gold", S: 2 } },
});

test("with a field map only what it uses is a change", () => {
  const after = whole({
    columns: [base({ name: "name", maxLength: 5 }), tier([option(1, "Gold"), option(2, "Silver")])],
    keys: [],
  });
  const { changes, mapping } = compare(before, after, { fieldMap });
  expect(changes.map(({ element, name, property }) => [element, name, property])).toEqual([
    ["column", "name", "maxLength"],
    ["key", "k1", null],
  ]);
  expect(mapping).toEqual({ works: true, problems: [], unmappedRequired: [] });
});

test.each<[string, Bag[], string, RegExp]>([
  [
    "an option gone",
    [base({ name: "name" }), tier([option(1, "Gold")])],
    "tier",
    /cannot have, "S"/,
  ],
  [
    "an option renamed",
    [base({ name: "name" }), tier([option(1, "G"), option(2, "S")])],
    "tier",
    /"G"/,
  ],
  ["a column gone", [tier([option(1, "Gold"), option(2, "S")])], "title", /no such column/],
  [
    "another type",
    [base({ name: "name", type: "memo" }), tier([option(1, "Gold"), option(2, "S")])],
    "title",
    /The type was string, and is memo\./,
  ],
  [
    "no longer written",
    [base({ name: "name", update: false }), tier([option(1, "Gold"), option(2, "S")])],
    "title",
    /can no longer be set by an update/,
  ],
])("a mapping does not work with %s", (_what, after, field, problem) => {
  const { mapping } = compare(before, whole({ columns: after }), { fieldMap });
  expect(mapping?.works).toBe(false);
  expect(mapping?.problems).toEqual([
    expect.objectContaining({
      table: "account",
      field,
      problem: expect.stringMatching(problem) as string,
    }),
  ]);
});

test("a mapping says which columns a create has to hold by now, and which tables were left out", () => {
  const after = whole({
    columns: [
      ...(before["columns"] as Bag[]),
      base({ name: "need", required: "ApplicationRequired" }),
    ],
  });
  const other = readFieldMap([
    { field: { key: "title" }, mappedField: { key: "name" } },
    { field: { key: "x" }, mappedObject: { key: "contact" }, mappedField: { key: "fullname" } },
  ]);
  expect(compare(before, after, { fieldMap: other })).toMatchObject({
    complete: false,
    notCompared: [{ table: "contact", part: "Field Map" }],
    mapping: { works: true, unmappedRequired: [{ table: "account", column: "need" }] },
  });
  const renamed = readFieldMap([
    { field: { key: "t" }, mappedObject: { key: "accounts" }, mappedField: { key: "name" } },
  ]);
  expect(
    compare(before, { ...after, entitySetName: "acc", pluralLabel: "Acc" }, { fieldMap: renamed })
      .mapping,
  ).toMatchObject({
    works: false,
    problems: [{ problem: 'The table account does not have the name "accounts".' }],
  });
});

test.each<[string, unknown, string]>([
  [
    "now is that of another column",
    whole({ columns: [base({ name: "new_b", label: "Title" })] }),
    "It led to the column new_a, and now leads to new_b.",
  ],
  ["is in a table that is gone", [], "The table is gone."],
  [
    "can neither be read nor created with",
    whole({ columns: [base({ name: "new_a", label: "Title", read: false, create: false })] }),
    "It can no longer be read, nor set by a create.",
  ],
])("a field whose label %s", (_what, after, problem) => {
  const labelled = whole({ columns: [base({ name: "new_a", label: "Title" })] });
  const { mapping } = compare(labelled, after, { fieldMap: readFieldMap({ title: "Title" }) });
  expect(mapping).toMatchObject({ works: false, problems: [{ field: "title", problem }] });
});

test.each<[string, Bag, Bag, string]>([
  ["keys", { keys: undefined }, {}, "The earlier side does not have it."],
  ["relationships", {}, { relationships: undefined }, "The later side does not have it."],
  [
    "relationships",
    { relationships: undefined },
    { relationships: undefined },
    "Neither side has it.",
  ],
])("%s that are not described are not compared, and told (%#)", (part, one, other, reason) => {
  const { complete, notCompared } = compare(whole(one), whole(other));
  expect({ complete, notCompared }).toEqual({
    complete: false,
    notCompared: [{ table: "account", part, reason }],
  });
});
