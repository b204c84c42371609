import fc from "fast-check";
import { recordComparer } from "../../../src/client/compare/compareRecord";
import { storedNumber } from "../../../src/client/compare/decimals";
import { listFilter, plainKey, splitKeys } from "../../../src/client/compare/keyLists";
import { newValues } from "../../../src/client/compare/newValues";
import { sameValue } from "../../../src/client/compare/sameValue";
import { isUnchanged } from "../../../src/client/compare/types";
import { selectFor } from "../../../src/client/compare/writtenColumns";
import { roundDecimal } from "../../../src/client/json/roundDecimal";
import type { RecordKey } from "../../../src/client/odata/keys/types";
import type { ColumnDefinition, ColumnKind } from "../../../src/client/types/tables";

const column = (kind: ColumnKind, more: Partial<ColumnDefinition> = {}): ColumnDefinition => ({
  metadataId: "",
  logicalName: "c",
  schemaName: "c",
  displayName: undefined,
  description: undefined,
  kind,
  typeName: "",
  required: "None",
  isPrimaryId: false,
  isPrimaryName: false,
  isCustom: true,
  validForCreate: true,
  validForRead: true,
  validForUpdate: true,
  validForFilter: true,
  ...more,
});
const table = (...columns: ColumnDefinition[]) => ({
  columns: new Map(columns.map((each) => [each.logicalName, each])),
  primaryIdAttribute: "accountid",
  tableType: "Standard",
});

test.each([
  ["integer", "5", 5, true],
  ["integer", 5, 6, false],
  ["bigint", "9007199254740993", "9007199254740993", true],
  ["bigint", "9007199254740993", "9007199254740992", false],
  ["boolean", true, true, true],
  ["boolean", true, false, false],
  ["multichoice", "1,9", "9, 1", true],
  ["multichoice", "1,9", "1", false],
  ["string", "a", "A", false],
  ["string", "e", "é", false],
  ["string", "a", "a ", true],
  ["string", " a", "a", false],
  ["string", "", null, true],
  ["memo", null, undefined, true],
  ["datetime", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000Z", true],
  ["datetime", "2024-01-01T01:00:00+01:00", "2024-01-01T00:00:00Z", true],
  ["datetime", "2024-01-01T00:00:01Z", "2024-01-01T00:00:00Z", false],
  ["datetime", "soon", "2024-01-01T00:00:00Z", false],
  ["datetime", "2024-01-01", "2024-01-01T00:00:00Z", true],
  // Of no zone, so that nobody but Dataverse knows which moment is meant.
  ["datetime", "2024-01-01T00:00:00", "2024-01-01T00:00:00Z", false],
  [
    "uniqueidentifier",
    "7EB682F1-CA75-E511-80D4-00155D2A68D1",
    "7eb682f1-ca75-e511-80d4-00155d2a68d1",
    true,
  ],
  ["string", 5, "5", false],
  ["decimal", {}, 5, false],
] as const)("%s: %p is stored as %p: %p", (kind, given, stored, same) => {
  expect(sameValue(column(kind), given, stored)).toBe(same);
});

test("numbers are rounded as their column does, money only where the column says how", () => {
  const decimal = column("decimal", { precision: 2 });
  expect(sameValue(decimal, 1.005, 1.01)).toBe(true);
  expect(sameValue(decimal, "-1.005", -1.01)).toBe(true);
  expect(sameValue(decimal, "1e-3", 0)).toBe(true);
  expect(sameValue(column("double", { precision: 5 }), 47.639583, 47.63958)).toBe(true);
  const money = { precision: 2, precisionSource: 0 };
  expect(sameValue(column("money", money), 10.005, 10.01)).toBe(true);
  const ofCurrency = column("money", { ...money, precisionSource: 2 });
  expect(sameValue(ofCurrency, 10.005, 10.01)).toBe(false);
  expect(sameValue(ofCurrency, "10.010", 10.01)).toBe(true);
});

test("a value that one may not read cannot be told from an empty column", () => {
  const secured = column("string", { isSecured: true });
  expect(sameValue(secured, null, null)).toBe(false);
  expect(sameValue(secured, "a", null)).toBe(false);
  expect(sameValue(secured, "a", "a")).toBe(true);
});

test("rounding is exact, however long a number is", () => {
  const bigint = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
  fc.assert(
    fc.property(bigint, fc.nat(10), (digits, places) => {
      const text = `${digits}e-${places}`;
      expect(storedNumber(text, places)).toBe(storedNumber(text));
      // Half of the last place, and a little less.
      expect(storedNumber(roundDecimal(`${digits}5e-${places + 1}`, places))).toBe(
        storedNumber(`${digits < 0n ? digits - 1n : digits + 1n}e-${places}`),
      );
      expect(storedNumber(roundDecimal(`${digits}49e-${places + 2}`, places))).toBe(
        storedNumber(text),
      );
    }),
    { numRuns: 60 },
  );
  for (const wrong of ["", ".", "1e9999", "abc", true, null]) {
    expect(storedNumber(wrong, 2)).toBeUndefined();
  }
});

describe("records", () => {
  const targets = [
    { table: "account", navigation: "customer_account" },
    { table: "contact", navigation: "customer_contact" },
  ];
  const definition = table(
    column("string", { logicalName: "name" }),
    column("string", { logicalName: "old", validForUpdate: false }),
    column("image", { logicalName: "photo" }),
    column("string", { logicalName: "hidden", validForRead: false }),
    column("customer", { logicalName: "customerid", targets }),
  );
  const compare = recordComparer(definition);
  const id = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
  const current = {
    name: "a",
    old: "b",
    _customerid_value: id,
    "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
  };
  const none = new Map<string, string | null>();
  const isSame = (record: Record<string, unknown>, ids = none) =>
    isUnchanged(compare(record, current, ids));

  test("only columns that are written count, and only those that an update sets", () => {
    expect(isSame({ "@odata.type": "x", name: "a", old: "other" })).toBe(true);
    expect(isSame({ name: "b" })).toBe(false);
    expect(isSame({})).toBe(true);
  });

  test("what cannot be compared is written", () => {
    for (const name of ["photo", "hidden", "Account_Tasks", "__proto__x"]) {
      expect(isSame({ [name]: null })).toBe(false);
    }
    expect(isUnchanged(compare({ name: null }, {}, none))).toBe(false);
  });

  test("a lookup is its table and its id", () => {
    expect(isSame({ "customer_account@odata.bind": `/accounts(${id})` })).toBe(true);
    expect(isSame({ "customer_contact@odata.bind": `/contacts(${id})` })).toBe(false);
    expect(isSame({ customer_account: null })).toBe(false);
    const key = "/accounts(accountnumber='A')";
    expect(isSame({ "customer_account@odata.bind": key }, new Map([[key, id]]))).toBe(true);
    expect(isSame({ "customer_account@odata.bind": key }, new Map([[key, null]]))).toBe(false);
    expect(isSame({ "customer_account@odata.bind": key })).toBe(false);
    expect(isSame({ "customer_account@odata.bind": "$lead" })).toBe(false);
  });

  test("reads what can be compared", () => {
    const record = { name: 1, photo: 2, hidden: 3, "customer_contact@odata.bind": "", other: 5 };
    expect(selectFor([record], definition)).toEqual(["_customerid_value", "name"]);
  });
});

describe("lists of keys", () => {
  const definition = table(
    column("string", { logicalName: "code" }),
    column("datetime", { logicalName: "day" }),
  );
  const key = (name: string, literal: string): RecordKey => ({
    predicate: `${name}=${literal}`,
    values: [{ column: name, literal }],
  });

  test("of 500 at most, by column; a key alone and what no list can say are read apart", () => {
    const keys = [
      ...Array.from({ length: 1_001 }, (_, at) => key("code", `'c${at}'`)),
      key("day", "2024-01-01"),
      key("code", "'O''Brien'"),
      {
        predicate: "a=1,b=2",
        values: [
          { column: "code", literal: "'a'" },
          { column: "b", literal: "2" },
        ],
      },
    ];
    const { lists, others } = splitKeys(definition, keys);
    expect(lists.map((list) => list.keys.length)).toEqual([500, 500]);
    expect(others).toEqual([1_001, 1_002, 1_003, 1_000]);
    expect(splitKeys({ ...definition, tableType: "Elastic" }, keys).lists).toEqual([]);
  });

  test("of long values are shorter, so that each fits into an address", () => {
    const keys = Array.from({ length: 200 }, (_, at) => key("code", `'${at}${"é".repeat(90)}'`));
    const { lists } = splitKeys(definition, keys);
    expect(lists.length).toBeGreaterThan(3);
    for (const list of lists) expect(listFilter(list).length).toBeLessThan(32_000);
  });

  test("plain keys share what Dataverse takes for equal beyond doubt, and no more", () => {
    expect(plainKey("A-1  ")).toBe(plainKey("a-1"));
    expect(plainKey("e\u0301")).toBe(plainKey("É"));
    expect(plainKey("e")).not.toBe(plainKey("é"));
    expect(plainKey("ss")).not.toBe(plainKey("ß"));
  });
});

test.each([
  ["lookup", 5, false],
  ["uniqueidentifier", "7d577253-3ef0-4a0a-bb7f-8335c2596e70", true],
  ["uniqueidentifier", "{7D577253-3EF0-4A0A-BB7F-8335C2596E70}", true],
  ["uniqueidentifier", "x", false],
])("%s: %j and an id", (kind, given, isSame) => {
  const stored = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
  expect(sameValue(column(kind as ColumnKind), given, stored)).toBe(isSame);
});

test.each([
  ["-.5e1", 0, "-5"],
  ["+12.345", 2, "+12.35"],
  ["1e-3", 2, "0"],
  [".", 2, undefined],
  ["e5", 2, undefined],
  ["1e9999", 2, undefined],
])("%s with %i decimals", (text, places, expected) => {
  const rounded = roundDecimal(text, places);
  expect(rounded && storedNumber(rounded)).toBe(
    expected && storedNumber(expected.replace("+", "")),
  );
});

test("numbers and ids in keys are listed as they are, a row of a partition is read by itself", () => {
  const definition = table(column("integer", { logicalName: "number" }));
  const ids = ["a", "b"].map((id): RecordKey => ({ predicate: id, id, values: [] }));
  const numbers = ["1", "2"].map(
    (literal): RecordKey => ({ predicate: literal, values: [{ column: "number", literal }] }),
  );
  const { lists, others } = splitKeys(definition, [
    ...ids,
    ...numbers,
    { predicate: "c", id: "c", partition: "p", values: [] },
  ]);
  expect(lists.map((list) => [list.column, ...list.keys.map(({ value }) => value)])).toEqual([
    ["accountid", "a", "b"],
    ["number", "1", "2"],
  ]);
  expect(others).toEqual([4]);
});

test("what a record that is created has in its columns", () => {
  const definition = table(column("string", { logicalName: "name" }), column("lookup"));
  const record = {
    name: "x",
    c: null,
    "nothing@odata.bind": "/a(1)",
    "name@odata.type": "x",
    Tasks: [],
  };
  expect(newValues(definition, record)).toEqual([
    { column: expect.objectContaining({ logicalName: "name" }), from: null, to: "x" },
  ]);
});
