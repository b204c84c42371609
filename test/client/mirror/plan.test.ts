import { SpectralError } from "@prismatic-io/spectral";
import { endOf } from "../../../src/client/mirror/endOf";
import { keyOfAddress, keyOfRecord } from "../../../src/client/mirror/list/keyTexts";
import { type Due, refusedRemovals } from "../../../src/client/mirror/plan/guards";
import { planHash } from "../../../src/client/mirror/plan/planHash";
import type { Decision, Unlisted } from "../../../src/client/mirror/plan/types";
import type { ColumnDefinition } from "../../../src/client/types/tables";

const ID = "5fb63087-a2be-4b48-8fbb-6bd63a2f1f9b";
const column = (logicalName: string, kind: ColumnDefinition["kind"]) =>
  ({ logicalName, kind }) as ColumnDefinition;

describe("the key of a row that was read", () => {
  test.each([
    ["datetime", "new_key", "2026-01-02T00:30:00+01:00", "2026-01-01T23:30:00Z"],
    ["uniqueidentifier", "new_key", `{${ID.toUpperCase()}}`, ID],
    ["lookup", "_new_key_value", ID.toUpperCase(), ID],
    ["decimal", "new_key", "10.50", "10.5"],
    ["decimal", "new_key", 10.5, "10.5"],
    ["string", "new_key", "STRASSE ", "strasse"],
  ] as const)("of %s %s: %j and %j are one", (kind, name, one, other) => {
    const keys = [column("new_key", kind)];
    const first = keyOfRecord({ [name]: one }, ID, keys);
    expect(first).toBeDefined();
    expect(first).toEqual(keyOfRecord({ [name]: other }, ID, keys));
    const literal = kind === "string" ? `'${other}'` : other;
    const values = [{ column: "new_key", literal }];
    expect(keyOfAddress({ predicate: `new_key=${literal}`, values }, keys)).toEqual(first);
  });

  test.each([
    ["datetime", "soon"],
    ["uniqueidentifier", "no id"],
    ["decimal", "much"],
  ] as const)("of %s is the text itself where that is none: %j", (kind, text) => {
    const key = keyOfRecord({ new_key: text }, ID, [column("new_key", kind)]);
    expect(key).toEqual({ plain: text, folded: text });
  });

  test("is none where one of its columns is empty", () => {
    const keys = [column("new_key", "string"), column("new_other", "string")];
    expect(keyOfRecord({ new_key: "a", new_other: "" }, ID, keys)).toBeUndefined();
    expect(keyOfRecord({ new_key: "a", new_other: null }, ID, keys)).toBeUndefined();
  });

  test("Straße and STRASSE may be one, and are not so beyond doubt", () => {
    const of = (text: string) => keyOfRecord({ new_key: text }, ID, [column("new_key", "string")]);
    expect(of("Straße")?.folded).toBe(of("STRASSE")?.folded);
    expect(of("Straße")?.plain).not.toBe(of("STRASSE")?.plain);
  });
});

describe("removals are refused", () => {
  const due: Due = {
    missing: "deactivate",
    listed: 9,
    removals: 1,
    scopeRows: 10,
    unkeyed: [],
    unclear: [],
    cascades: [],
  };

  test.each<[Partial<Due>, object, RegExp | undefined]>([
    [{}, {}, undefined],
    [{ listed: 0 }, {}, /^Records is empty, and Allow Empty is not set\.$/],
    [{ listed: 0 }, { allowEmpty: true }, undefined],
    [{ unkeyed: [3] }, {}, /^The key of record 3 cannot be read/],
    [{ unclear: [3, 4, 5] }, {}, /^The row of record 3 and 2 more cannot be read/],
    [{ removals: 101, scopeRows: 9_999 }, {}, /101 rows would be removed, and Max Removals is 100/],
    [{ removals: 2 }, {}, undefined],
    [{ removals: 3 }, {}, /^3 of 10 rows .* Max Removal Percent is 20\.$/],
    [{ removals: 3 }, { maxRemovalPercent: 30 }, undefined],
    [{ removals: 0, unkeyed: [3] }, {}, undefined],
  ])("%j with %j: %s", (more, guards, expected) => {
    const why = refusedRemovals({ ...due, ...more }, guards);
    if (expected) expect(why).toMatch(expected);
    else expect(why).toBeUndefined();
  });

  test("where rows of more tables go along than are named", () => {
    const cascades = Array.from({ length: 10 }, (_, at) => ({ table: `new_${at}`, column: "x" }));
    const deleted: Due = { ...due, missing: "delete", cascades };
    expect(refusedRemovals(deleted, {})).toMatch(
      /^Rows of new_0, .*, new_7 and 2 more tables that/,
    );
    expect(refusedRemovals(deleted, { allowCascade: true })).toBeUndefined();
  });
});

describe("the hash of a plan", () => {
  const removal = (version: string | undefined): Unlisted => ({
    version,
    statecode: 0,
    statuscode: 1,
  });
  const hashOf = (
    removals: readonly (readonly [string, Unlisted])[],
    decisions: readonly (Decision | undefined)[] = [],
  ) =>
    planHash({
      table: "account",
      keys: ["accountnumber"],
      missing: "delete",
      decisions,
      removals: new Map(removals),
    });

  test("does not depend on the order in which rows were read", () => {
    const [one, other] = [["a", removal("1")] as const, ["b", removal("2")] as const];
    expect(hashOf([one, other])).toBe(hashOf([other, one]));
    expect(hashOf([one])).not.toBe(hashOf([one, other]));
    expect(hashOf([["a", removal("1")]])).not.toBe(hashOf([["a", removal("3")]]));
    expect(hashOf([["a", removal(undefined)]])).not.toBe(hashOf([["a", removal("1")]]));
  });

  test("does not depend on the words of a refusal", () => {
    const refused = (message: string): Decision => ({ is: "rejected", error: { message } });
    expect(hashOf([], [refused("one")])).toBe(hashOf([], [refused("other")]));
    expect(hashOf([], [refused("one")])).not.toBe(hashOf([], [{ is: "unchanged", id: "a" }]));
  });
});

test("what ends a run and is no failure that users are told of is thrown", () => {
  expect(endOf(new SpectralError("Refused."))).toBe("Refused.");
  const fault = new TypeError("x is undefined");
  expect(() => endOf(fault)).toThrow(fault);
});
