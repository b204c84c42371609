import { hasColumn, hasNested, isOfTable, mentions } from "../../../src/client/batch/candidates";
import { prepared, table } from "./samples";

const ID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const having = (json: unknown) => prepared(0, { json });

describe("hasColumn", () => {
  test("columns, annotations of them, and those of nested records", () => {
    for (const json of [{ a: 1 }, { "a@odata.bind": "/x(1)" }, { tasks: [{ b: 3, a: null }] }]) {
      expect(hasColumn(having(json), "a")).toBe(true);
    }
    for (const json of [{ ab: 4, b: "a" }, undefined, []]) {
      expect(hasColumn(having(json), "a")).toBe(false);
    }
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
    expect(isOfTable(prepared(0), "Account")).toBe(true);
    expect(isOfTable(prepared(0), "contact")).toBe(false);
    for (const each of [unknown, unread]) expect(isOfTable(each, "contact")).toBe(true);
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
