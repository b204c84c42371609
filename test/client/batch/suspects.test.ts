import { hasNested, inSet, mentions, ofTable, valuesOf } from "../../../src/client/batch/suspects";
import { prepared, table } from "./samples";

const ID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const having = (json: unknown) => prepared(0, { json });

describe("valuesOf", () => {
  test("columns, annotations of them, and those of nested records", () => {
    const json = { a: 1, "a@odata.bind": "/x(1)", tasks: [{ a: 2, b: 3 }], ab: 4 };
    expect(valuesOf(having(json), "a")).toEqual([1, "/x(1)", 2]);
    expect(valuesOf(having(undefined), "a")).toEqual([]);
  });
});

describe("hasNested", () => {
  test("a record under a property, not a reference to one", () => {
    expect(hasNested(having({ tasks: [{}] }))).toBe(true);
    expect(hasNested(having({ "tasks@odata.bind": ["/tasks(1)"], name: null }))).toBe(false);
    expect(hasNested(having(undefined))).toBe(false);
  });
});

describe("the table", () => {
  test("known or not", () => {
    const unknown = { ...prepared(0), table: undefined };
    const unread = prepared(0, {}, {}, { ...table("account"), name: undefined });
    expect(ofTable(prepared(0), "Account")).toBe(true);
    expect(ofTable(prepared(0), "contact")).toBe(false);
    for (const each of [unknown, unread]) expect(ofTable(each, "contact")).toBe(true);
    expect([inSet(prepared(0), "accounts"), inSet(prepared(0), "contacts")]).toEqual([true, false]);
    expect(inSet(unknown, "contacts")).toBe(true);
  });
});

describe("mentions", () => {
  test("whole words of the URL, decoded, and of the body, in any letter case", () => {
    const found = prepared(0, {
      path: "/api/data/v9.2/accounts(a='b%20c')",
      json: { x: `/t(${ID})` },
    });
    for (const word of ["accounts", "b c", ID.toUpperCase(), "X"]) {
      expect(mentions(found, word)).toBe(true);
    }
    for (const word of ["account", "b d", ID.slice(0, 8).concat("0")]) {
      expect(mentions(found, word)).toBe(false);
    }
    expect(mentions(prepared(0, { path: "/%zz/foo" }), "foo")).toBe(true);
  });
});
