import { changePath, queryDigest } from "../../../../src/client/polling/shared/changeQuery";

const table = {
  entityType: "accounts",
  timestampColumn: "modifiedon",
  set: "accounts",
  primaryId: "accountid",
  createdColumns: ["createdon"],
};
const FROM = Date.parse("2026-05-04T08:00:00Z");
const path = (selection: object) => decodeURIComponent(changePath(table, selection, FROM));

describe("the query", () => {
  test("takes the whole filter of a builder in brackets", () => {
    expect(path({ condition: "statecode eq 0 or name eq 'a'" })).toBe(
      "accounts?$filter=modifiedon ge 2026-05-04T08:00:00Z and (statecode eq 0 or name eq 'a')&$orderby=modifiedon asc,accountid asc",
    );
  });

  test("selects each column once, and all that it needs", () => {
    expect(path({ fieldNames: ["name", "modifiedon"] })).toMatch(
      /^accounts\?\$select=name,modifiedon,accountid,createdon&/,
    );
  });

  test("keeps fractions of a second", () => {
    expect(decodeURIComponent(changePath(table, {}, FROM + 250))).toContain("T08:00:00.250Z");
  });
});

describe("its digest", () => {
  const digest = (selection: object, changes = {}) =>
    queryDigest({ ...table, ...changes }, selection);

  test("does not depend on the time", () => {
    expect(digest({ fieldNames: ["name"] })).toBe(digest({ fieldNames: ["name"] }));
  });

  test("tells queries apart", () => {
    const all = [
      digest({}),
      digest({ fieldNames: ["name"] }),
      digest({ condition: "statecode eq 0" }),
      digest({ expandPropertyNames: ["primarycontactid"] }),
      digest({}, { set: "contacts" }),
      digest({}, { timestampColumn: "createdon" }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
