import fc from "fast-check";
import type { SchemaChange } from "../../../src/client/drift/types";
import { readFieldMap } from "../../../src/client/mapping/readFieldMap";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { type Bag, base, columns, compare, option, whole } from "./descriptions";

interface Table extends Bag {
  readonly columns: readonly Bag[];
  readonly keys: readonly Bag[];
  readonly relationships: readonly Bag[];
}

const names = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name.trim() !== ""),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const options = fc.uniqueArray(
  fc.record({ value: fc.integer({ min: 0, max: 9 }), label: fc.string({ maxLength: 5 }) }),
  { selector: ({ value }) => value, maxLength: 4 },
);
const targets = fc.uniqueArray(fc.record({ table: names, navigation: names }), {
  selector: ({ table }) => table,
  maxLength: 3,
});
const column = fc
  .record({
    name: names,
    label: fc.string({ maxLength: 5 }),
    type: fc.constantFrom("string", "integer", "choice", "lookup"),
    required: fc.constantFrom("None", "Recommended", "ApplicationRequired", "SystemRequired"),
    create: fc.boolean(),
    update: fc.boolean(),
    read: fc.boolean(),
    maxLength: optional(fc.integer({ min: 1, max: 4000 })),
    min: optional(fc.integer()),
    choices: options,
    targets,
  })
  .map(({ choices, targets: tables, ...rest }) => ({
    ...rest,
    ...(rest.type === "choice" ? { choices } : {}),
    ...(rest.type === "lookup" ? { targets: tables } : {}),
  }));
const byName = { selector: ({ name }: { name: string }) => name, maxLength: 6 };
const table: fc.Arbitrary<Table> = fc.record({
  logicalName: fc.constant("account"),
  schemaName: names,
  entitySetName: names,
  label: names,
  pluralLabel: names,
  primaryIdAttribute: names,
  primaryNameAttribute: names,
  tableType: fc.constant("Standard"),
  isCustom: fc.boolean(),
  isActivity: fc.boolean(),
  changeTracking: fc.boolean(),
  columns: fc.uniqueArray(column, byName),
  keys: fc.uniqueArray(
    fc.record({ name: names, columns: fc.array(names, { maxLength: 3 }), status: names }),
    byName,
  ),
  relationships: fc.uniqueArray(
    fc.record({
      name: names,
      kind: fc.constantFrom("manyToOne", "oneToMany", "manyToMany"),
      navigation: names,
      table: names,
    }),
    byName,
  ),
});

const counted = (changes: readonly SchemaChange[], change: string) =>
  changes
    .filter((each) => each.change === change)
    .map(({ element, name, column: of }) => JSON.stringify([element, name, of]))
    .sort();
/** Keys that are one by their columns are named as the later side names them. */
const nameless = (changes: readonly SchemaChange[]) =>
  changes
    .filter(({ change, element }) => change === "changed" && element !== "key")
    .map(({ element, name, property, before, after }) =>
      JSON.stringify([
        element,
        name,
        property,
        [before, after].map((fact) => JSON.stringify(fact)).sort(),
      ]),
    )
    .sort();

describe("of any two descriptions", () => {
  test("one and the same does not differ, through JSON and in any order", () => {
    fc.assert(
      fc.property(table, (one) => {
        const other = JSON.parse(JSON.stringify(one)) as Table;
        const turned = {
          ...other,
          columns: [...other.columns].reverse(),
          keys: [...other.keys].reverse(),
          relationships: [...other.relationships].reverse(),
        };
        expect(compare(one, turned)).toMatchObject({ same: true, complete: true, changes: [] });
      }),
      { numRuns: 60 },
    );
  });

  test("what is added one way is removed the other way, and each removal is breaking", () => {
    fc.assert(
      fc.property(table, table, (one, other) => {
        const there = compare(one, other);
        const back = compare(other, one);
        expect(counted(there.changes, "added")).toEqual(counted(back.changes, "removed"));
        expect(nameless(there.changes)).toEqual(nameless(back.changes));
        for (const { change, breaking } of there.changes) {
          if (change === "removed") expect(breaking).toBe(true);
        }
        const { added, removed, changed } = there.counts;
        expect(added + removed + changed).toBe(there.changes.length);
        expect(there.breaking).toBe(there.counts.breaking > 0);
      }),
      { numRuns: 60 },
    );
  });

  test("without labels, or by a field map, it is some of the same changes", () => {
    fc.assert(
      fc.property(table, table, names, (one, other, field) => {
        const all = compare(one, other).changes.map(({ message }) => message);
        const fieldMap = readFieldMap([{ field: { key: field }, mappedField: { key: field } }]);
        for (const params of [{ ignoreLabels: true }, { fieldMap }]) {
          const { changes } = compare(one, other, params);
          expect(all).toEqual(expect.arrayContaining(changes.map(({ message }) => message)));
        }
        const { changes } = compare(one, other, { ignoreLabels: true });
        expect(changes.filter(({ property }) => /label/i.test(property ?? ""))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test.each<[string, Bag, Bag, string, boolean]>([
  ["shorter", { maxLength: 100 }, { maxLength: 50 }, "maxLength", true],
  ["longer", { maxLength: 50 }, { maxLength: 100 }, "maxLength", false],
  ["limited by now", {}, { max: 10 }, "max", true],
  ["no longer limited", { max: 10 }, {}, "max", false],
  ["a higher minimum", { min: 0 }, { min: 1 }, "min", true],
  ["a lower minimum", { min: 1 }, { min: 0 }, "min", false],
  ["fewer decimals", { precision: 4 }, { precision: 2 }, "precision", true],
  ["another type", {}, { type: "memo" }, "type", true],
  ["another type, of whose limits nothing is said", { max: 5 }, { type: "memo" }, "type", true],
  ["recommended", {}, { required: "Recommended" }, "required", false],
  ["required", { required: "Recommended" }, { required: "ApplicationRequired" }, "required", true],
  [
    "more strictly required",
    { required: "ApplicationRequired" },
    { required: "SystemRequired" },
    "required",
    true,
  ],
  ["no longer required", { required: "SystemRequired" }, {}, "required", false],
  ["no longer written", {}, { update: false }, "update", true],
  ["written by now", { create: false }, {}, "create", false],
  ["another label", {}, { label: "Y" }, "label", false],
  ["described by now", {}, { description: "Y" }, "description", false],
  [
    "another behavior",
    { dateBehavior: "UserLocal" },
    { dateBehavior: "DateOnly" },
    "dateBehavior",
    true,
  ],
  ["another format", { format: "Email" }, {}, "format", false],
])("a column that is %s", (_what, before, after, property, breaking) => {
  const { changes, complete } = compare(columns(before), columns(after));
  expect(changes).toEqual([
    expect.objectContaining({
      element: "column",
      column: "new_x",
      change: "changed",
      property,
      breaking,
    }),
  ]);
  expect(complete).toBe(true);
});

test.each<[string, Bag, Bag, Bag]>([
  ["a column gone", columns({}), whole(), { element: "column", change: "removed", breaking: true }],
  ["a new column", whole(), columns({}), { change: "added", breaking: false }],
  [
    "a new column that a create has to hold",
    whole(),
    columns({ required: "ApplicationRequired" }),
    {
      change: "added",
      breaking: true,
      message: 'account: column "new_x" was added and is required.',
    },
  ],
  [
    "an option gone",
    columns({ type: "choice", choices: [option(1, "A"), option(2, "B")] }),
    columns({ type: "choice", choices: [option(1, "A")] }),
    { element: "option", name: "2", column: "new_x", change: "removed", breaking: true },
  ],
  [
    "an option with another label",
    columns({ type: "choice", choices: [option(1, "A")] }),
    columns({ type: "choice", choices: [option(1, "B")] }),
    { element: "option", property: "label", before: "A", after: "B", breaking: false },
  ],
  [
    "a table that a lookup no longer refers to",
    columns({ type: "lookup", targets: [{ table: "contact", navigation: "new_x_contact" }] }),
    columns({ type: "lookup", targets: [] }),
    { element: "target", name: "contact", change: "removed", breaking: true },
  ],
  [
    "a second table of a lookup, for which an ID is no longer enough",
    columns({ type: "lookup", targets: [{ table: "contact", navigation: "a" }] }),
    columns({
      type: "lookup",
      targets: [
        { table: "contact", navigation: "a" },
        { table: "lead", navigation: "b" },
      ],
    }),
    { element: "target", name: "lead", change: "added", breaking: true },
  ],
  [
    "a key gone",
    whole({ keys: [{ name: "new_k", columns: ["a"], status: "Active" }] }),
    whole(),
    { element: "key", name: "new_k", change: "removed", breaking: true },
  ],
  [
    "a key of another name with the same columns",
    whole({ keys: [{ name: "new_k", columns: ["a", "b"], status: "Active" }] }),
    whole({ keys: [{ name: "abc_k", columns: ["b", "a"], status: "Active" }] }),
    { element: "key", property: "name", breaking: false },
  ],
  [
    "a key with other columns",
    whole({ keys: [{ name: "new_k", columns: ["a"], status: "Active" }] }),
    whole({ keys: [{ name: "new_k", columns: ["a", "b"], status: "Active" }] }),
    { property: "columns", before: ["a"], after: ["a", "b"], breaking: true },
  ],
  [
    "a key that cannot be used",
    whole({ keys: [{ name: "new_k", columns: ["a"], status: "Active" }] }),
    whole({ keys: [{ name: "new_k", columns: ["a"], status: "Failed" }] }),
    { property: "status", breaking: true },
  ],
  [
    "one of the two directions of a table with itself",
    whole({
      relationships: [
        { name: "r", kind: "manyToMany", navigation: "one", table: "account" },
        { name: "r", kind: "manyToMany", navigation: "two", table: "account" },
      ],
    }),
    whole({
      relationships: [{ name: "r", kind: "manyToMany", navigation: "two", table: "account" }],
    }),
    { element: "relationship", change: "removed", breaking: true },
  ],
  [
    "another navigation property",
    whole({
      relationships: [{ name: "r", kind: "manyToOne", navigation: "a", table: "b", column: "c" }],
    }),
    whole({
      relationships: [{ name: "r", kind: "manyToOne", navigation: "A", table: "b", column: "c" }],
    }),
    { element: "relationship", column: "c", property: "navigation", breaking: true },
  ],
  [
    "another set name",
    whole(),
    whole({ entitySetName: "acc" }),
    { element: "table", breaking: true },
  ],
  ["changes no longer tracked", whole(), whole({ changeTracking: false }), { breaking: true }],
])("%s is one change", (_what, before, after, expected) => {
  expect(compare(before, after).changes).toEqual([expect.objectContaining(expected)]);
});

test("what a side does not have is no change, and the answer is not complete", () => {
  const {
    keys: _keys,
    label: _label,
    ...rest
  } = whole({ columns: [{ name: "a", type: "string" }] });
  const result = compare(rest, whole({ columns: [base({ name: "a" })], keys: [{ name: "k" }] }));
  expect(result).toMatchObject({ same: true, complete: false });
  expect(result.notCompared).toEqual(
    expect.arrayContaining([
      { table: "account", part: "keys", reason: "The earlier side does not have it." },
      { table: "account", part: "label", reason: "The earlier side does not have it." },
      {
        table: "account",
        part: "required of column a",
        reason: "The earlier side does not have it.",
      },
    ]),
  );
  const file = (maxSizeInKB?: number) => columns({ type: "file", maxSizeInKB });
  expect(compare(file(), file(100))).toMatchObject({ same: true, complete: false });
  expect(compare(file(200), file(100))).toMatchObject({ breaking: true, complete: true });
});

const WIDE = Array.from({ length: 500 }, (_, index) => `new_c${index}`);

test("every one of 500 columns is reported", () => {
  const wide = whole({ columns: WIDE.map((name) => base({ name, maxLength: 100 })) });
  const other = whole({ columns: WIDE.map((name) => base({ name, maxLength: 99 })) });
  expect(compare(wide, other).counts).toEqual({
    added: 0,
    removed: 0,
    changed: 500,
    breaking: 500,
  });
});
