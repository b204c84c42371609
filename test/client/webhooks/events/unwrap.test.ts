import fc from "fast-check";
import { unfold, unfoldPairs } from "../../../../src/client/webhooks/events/unwrap";
import {
  bareReference,
  bareRow,
  choice,
  ids,
  money,
  pair,
  reference,
  row,
  rows,
  typed,
} from "../../../triggers/payloads";
import { sample } from "./wire";

const account = { id: ids.account, table: "account", name: "Fabrikam" };

describe("unfold", () => {
  test.each([
    ["a choice", choice(257760001), 257760001],
    ["money", money(2154.32), 2154.32],
    [
      "a managed property",
      typed("BooleanManagedProperty", { CanBeChanged: true, Value: false }),
      false,
    ],
    ["a lookup", reference("account", ids.account, "Fabrikam"), account],
    ["a lookup without its type", bareReference("account", ids.account, "Fabrikam"), account],
    ["choices", [choice(1), choice(9)], [1, 9]],
    ["choices without their types", [{ Value: 1 }, { Value: 9 }], [1, 9]],
    ["no choices", [], []],
    ["a date", "/Date(1506384247000)/", "2017-09-26T00:04:07Z"],
    [
      "a record named none",
      reference("account", ids.account, "none"),
      { ...account, name: "none" },
    ],
    [
      "a class of its own",
      typed("Label", { UserLocalizedLabel: { Text: "x" } }),
      { UserLocalizedLabel: { Text: "x" } },
    ],
    ["a number that is no wrapper", { Value: 1, Unit: "kg" }, { Value: 1, Unit: "kg" }],
  ])("%s", (_, wire, plain) => {
    expect(unfold(wire)).toEqual(plain);
  });

  test("a row, with its labels", () => {
    const wire = row("contact", ids.contact, { statuscode: choice(1) }, { statuscode: "Active" });
    expect(unfold(wire)).toEqual({
      id: ids.contact,
      table: "contact",
      columns: { statuscode: 1 },
      formatted: { statuscode: "Active" },
    });
  });

  test("rows inside of rows, with and without their types", () => {
    const party = bareRow("activityparty", ids.list, {
      partyid: reference("account", ids.account),
    });
    const plain = [
      {
        id: ids.list,
        table: "activityparty",
        columns: { partyid: { ...account, name: null } },
        formatted: {},
      },
    ];
    const { __type, ...untyped } = rows("activityparty", [party]);
    expect(__type).toMatch(/^EntityCollection:/);
    expect(unfold(rows("activityparty", [party]))).toEqual(plain);
    expect(unfold(untyped)).toEqual(plain);
  });

  test("a row that is named by an alternate key", () => {
    const wire = {
      ...reference("account", ids.none),
      KeyAttributes: [pair("accountnumber", "A-1")],
    };
    expect(unfold(wire)).toEqual({
      id: null,
      table: "account",
      name: null,
      key: { accountnumber: "A-1" },
    });
  });

  test("a collection with a key twice keeps both values", () => {
    const typedPair = (key: string) => ({
      __type: "KeyValuePairOfstringstring:#System.Collections.Generic",
      ...pair(key, "Update"),
    });
    expect(unfold([typedPair("feedback"), typedPair("contract")])).toEqual({
      feedback: "Update",
      contract: "Update",
    });
    expect(unfold([typedPair("feedback"), typedPair("feedback")])).toEqual([
      { key: "feedback", value: "Update" },
      { key: "feedback", value: "Update" },
    ]);
  });

  test("a key that objects have of their own is a key like any other", () => {
    const columns = unfoldPairs([pair("__proto__", { polluted: true }), pair("constructor", 1)]);
    expect(Object.keys(columns)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(columns)).toBe(Object.prototype);
  });

  test("means what was meant, over random nested values", () => {
    fc.assert(
      fc.property(sample, ({ wire, plain }) => {
        expect(unfold(JSON.parse(JSON.stringify(wire)))).toEqual(JSON.parse(JSON.stringify(plain)));
      }),
      { numRuns: 500 },
    );
  });

  test("leaves what is absurdly deep as it is", () => {
    const deep: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(() => unfold(deep)).not.toThrow();
    const keys = `${'{"Id":"a","LogicalName":"b","KeyAttributes":[{"key":"k","value":'.repeat(20_000)}1${"}]}".repeat(20_000)}`;
    expect(() => unfold(JSON.parse(keys))).not.toThrow();
  });
});
