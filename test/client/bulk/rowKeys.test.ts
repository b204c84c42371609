import { makePlan } from "../../../src/client/bulk/plan";
import { addressOfId, addressOfKey, addressOfText } from "../../../src/client/bulk/rows/address";
import { keyColumns } from "../../../src/client/bulk/rows/keyColumns";
import { refuseProblems } from "../../../src/client/bulk/rows/refuseFaults";
import { type AddressContext, splitRow } from "../../../src/client/bulk/rows/rowAddress";
import { isOfService, problemOf } from "../../../src/client/bulk/rows/typeRows";
import type { BulkParams } from "../../../src/client/bulk/types";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { InputError } from "../../../src/client/errors/InputError";
import type { AlternateKeyDefinition, TableDefinition } from "../../../src/client/types/tables";
import { environment } from "../fakes";
import { column, context, thing } from "../values/fixtures";

const ID = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";

const key = (
  logicalName: string,
  columns: readonly string[],
  status = "Active",
): AlternateKeyDefinition => ({
  logicalName,
  displayName: undefined,
  columns,
  status,
});
const code = column("string", { logicalName: "code" });
const part = column("integer", { logicalName: "part" });
const owner = column("lookup", {
  logicalName: "accountid",
  targets: [{ table: "account", navigation: "accountid" }],
});
const table = (keys: readonly AlternateKeyDefinition[]): TableDefinition => ({
  ...thing,
  columns: new Map([
    ...thing.columns,
    ...[code, part, owner].map((each) => [each.logicalName, each] as const),
  ]),
  keys,
});
const keyed = table([
  key("new_code", ["code"]),
  key("new_pair", ["code", "part"]),
  key("new_slow", ["part"], "Pending"),
  key("new_odd", ["string"], ""),
]);

describe("an alternate key is named by its columns or by its own name", () => {
  test.each<[readonly string[], readonly string[]]>([
    [[], []],
    [[" "], []],
    [["code"], ["code"]],
    [
      [" Part ", "code"],
      ["code", "part"],
    ],
    [["NEW_PAIR"], ["code", "part"]],
    [["thingid"], []],
  ])("%j", (names, columns) => {
    expect(keyColumns(keyed, names).map(({ logicalName }) => logicalName)).toEqual(columns);
  });
  test.each<[TableDefinition, readonly string[], string]>([
    [
      keyed,
      ["part"],
      "Alternate Key part cannot be used yet: its index is Pending, and has to be Active",
    ],
    [keyed, ["string"], "its index is not ready"],
    [
      table([key("new_pair", ["code", "part"])]),
      ["part"],
      "is no key of things, only a part of one: code is missing; it has code + part",
    ],
    [keyed, ["memo", "code"], "Alternate Key memo, code is no key of things; it has code;"],
    [keyed, ["new_pair", "new_code"], "is no key of things"],
    [table([]), ["code"], "the table has no alternate key, so that rows are found by their id"],
  ])("or it is refused", (definition, names, message) => {
    expect(() => keyColumns(definition, names)).toThrow(message);
  });
});

describe("values of a key are those of a record's address", () => {
  const typing = { mode: "update", timeZone: "UTC", emptyValues: "omit" } as const;
  const of = (value: unknown) =>
    addressOfKey([owner], new Map([["accountid", value]]), typing, context);
  test.each<[unknown]>([[ID], [`accounts(${ID})`], [{ table: "account", id: ID.toUpperCase() }]])(
    "a lookup by %j",
    async (value) => {
      expect(await of(value)).toMatchObject({ predicate: `_accountid_value=${ID}` });
    },
  );
  test.each<[unknown, string]>([
    [null, "has no value"],
    ["", "has no value"],
    [{ table: "nowhere", id: ID }, "there is no table"],
    ["accounts(accountnumber='A')", "a key takes the id of a record"],
    [{ table: "account", accountnumber: "A" }, "and nothing else; it has accountnumber"],
    [{ "@odata.type": "account", name: "New" }, "a key takes the id of a record"],
  ])("but not %j", async (value, what) => {
    const found = await of(value);
    expect(found).toMatchObject({ fault: { column: "accountid" } });
    expect(JSON.stringify(found)).toContain(what);
  });
  test("an id is text, with a partition in an elastic table", () => {
    expect(addressOfId(thing, ` {${ID}} `)).toMatchObject({ id: ID, lockKey: ID });
    expect(addressOfId(thing, ID, "")).toMatchObject({ lockKey: ID });
    expect(addressOfId(thing, ID, "p")).toMatchObject({ partition: "p" });
    expect(addressOfId(thing, 5)).toEqual({
      fault: { column: "thingid", what: "5 is not a GUID" },
    });
    expect(addressOfText(environment, thing, "x y")).toHaveProperty("fault");
  });
});

describe("which record a row means", () => {
  const split = async (given: unknown, params: Partial<BulkParams>, definition = keyed) => {
    const plan = makePlan(
      { action: "update", entityType: "things", records: [], ...params },
      definition,
    );
    const setting: AddressContext = {
      environment,
      plan,
      typing: { mode: "update", timeZone: "UTC", emptyValues: "omit" },
      lookups: context,
    };
    return splitRow(given, setting);
  };
  const byCode = { alternateKey: ["code"] };
  const byPair = { alternateKey: ["code", "part"] };
  const gone = { action: "delete" } as const;
  test.each<[string, unknown, Partial<BulkParams>, object]>([
    [
      "an id beside the key is written",
      { code: "A", thingid: ID },
      byCode,
      { rest: { thingid: ID } },
    ],
    ["an id that is unset is not", { code: "A", thingid: "" }, byCode, { rest: {} }],
    [
      "by an address",
      { thingid: `things(${ID})`, memo: "x" },
      {},
      { addressed: { id: ID }, rest: { memo: "x" } },
    ],
    ["by @odata.id", { "@odata.id": `things(${ID})` }, {}, { addressed: { id: ID } }],
    [
      "both, of one record",
      { thingid: ID, "@odata.id": `things(${ID})` },
      {},
      { addressed: { id: ID } },
    ],
    [
      "an address that cannot be read says nothing else",
      { thingid: ID, "@odata.id": "x y" },
      {},
      { addressed: { id: ID } },
    ],
    [
      "and nor does one by a key",
      { thingid: ID, "@odata.id": "things(code='A')" },
      {},
      { addressed: { id: ID } },
    ],
    ["to delete, by a text", ID, gone, { addressed: { id: ID } }],
    [
      "by the value of a key",
      "A",
      { ...gone, ...byCode },
      { addressed: { predicate: "code='A'" } },
    ],
    ["by the columns of a key", { CODE: "A" }, gone, { addressed: { predicate: "code='A'" } }],
  ])("%s", async (_, given, params, expected) => {
    expect(await split(given, params)).toMatchObject(expected);
  });
  test.each<[unknown, Partial<BulkParams>, string]>([
    ["A", { ...gone, ...byPair }, "is not an object of the key's columns code, part"],
    ["A", {}, "is not an object of columns"],
    [" ", gone, "is not a record's id or key"],
    [5, gone, "is not a record's id or key"],
    [{ memo: "x" }, {}, "set thingid, or set Alternate Key"],
    // The index of this key is not ready.
    [{ part: 5 }, gone, "the row does not say which record it is: set thingid"],
    [
      { thingid: ID, "@odata.id": `things(${OTHER})` },
      {},
      "@odata.id names another record than thingid",
    ],
    [{ thingid: ID, ThingId: OTHER }, {}, "sets the same column; give one of them"],
  ])("%j is no row", async (given, params, what) => {
    expect(JSON.stringify((await split(given, params)).addressed)).toContain(what);
  });
});

test("the first twenty problems are told, and how many there are", () => {
  expect(() => refuseProblems([], "things")).not.toThrow();
  expect(() => refuseProblems(["One."], "things")).toThrow(
    "Records has a row that things cannot take",
  );
  const many = Array.from({ length: 22 }, (_, at) => `Row ${at}.`);
  expect(() => refuseProblems(many, "things", "Rows")).toThrow(
    /^Rows has 22 rows .*Row 19\. And 2 more\.$/,
  );
});

test("what one row is refused for concerns no other, what the service says does", () => {
  const refusal = (status: number | undefined) =>
    new DataverseError({ operation: "Looking", outcome: "notDone", status, detail: "No." });
  expect([404, 403, 400].map((status) => isOfService(refusal(status)))).toEqual([
    false,
    false,
    false,
  ]);
  expect([undefined, 401, 429, 503].every((status) => isOfService(refusal(status)))).toBe(true);
  expect(problemOf(4, new InputError("Odd."))).toMatchObject({ message: "Record 4: Odd." });
  expect(problemOf(4, refusal(404))).toMatchObject({ status: 404 });
  for (const error of [refusal(503), new TypeError("x")])
    expect(() => problemOf(4, error)).toThrow(error);
});
