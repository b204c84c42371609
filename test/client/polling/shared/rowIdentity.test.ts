import { changeTypeOf, identityOf, keyOf } from "../../../../src/client/polling/shared/rowIdentity";

const table = {
  entityType: "accounts",
  timestampColumn: "modifiedon",
  set: "accounts",
  primaryId: "accountid",
  createdColumns: ["overriddencreatedon", "createdon"],
};
const SINCE = Date.parse("2026-05-04T08:00:00Z");
const [before, after] = ["2026-05-04T07:59:59Z", "2026-05-04T08:00:00Z"];

describe("a row is", () => {
  test.each([
    ["created", "of a row that came to be since then", { createdon: after }, false],
    ["updated", "of a row that was there before", { createdon: before }, false],
    ["updated", "of a new row that was handed over already", { createdon: after }, true],
    ["created", "of an import", { createdon: before, overriddencreatedon: after }, false],
    ["updated", "of an old import", { createdon: before, overriddencreatedon: before }, false],
    [
      "created",
      "of a row that was not imported",
      { createdon: after, overriddencreatedon: null },
      false,
    ],
    ["updated", "of a row that does not say", {}, false],
  ] as const)("%s: %s", (type, _, row, known) => {
    expect(changeTypeOf(row, table, SINCE, known)).toBe(type);
  });

  test("updated in a table that has no such columns", () => {
    expect(changeTypeOf({ createdon: after }, { ...table, createdColumns: [] }, SINCE, false)).toBe(
      "updated",
    );
  });
});

describe("the key is made of the GUID and", () => {
  const row = { accountid: "7EB682F1-ca75-e511-80d4-00155d2a68d1", modifiedon: after };
  test.each([
    ["the ETag", { "@odata.etag": 'W/"470867"', versionnumber: 1 }, "470867"],
    [
      "the ETag of an elastic table",
      { "@odata.etag": 'W/"e1015c6f-0000-0200-0000-67af80e80000"' },
      "e1015c6f-0000-0200-0000-67af80e80000",
    ],
    ["the version number", { versionnumber: 9007199254740993n }, "9007199254740993"],
    ["the timestamp, for want of both", {}, after],
  ])("%s", (_, more, version) => {
    expect(keyOf(identityOf({ ...row, ...more }, table))).toBe(
      `7eb682f1-ca75-e511-80d4-00155d2a68d1:${version}`,
    );
  });
});

test.each([["2026-05-04"], [null], [5], ["soon"], ["2026-05-04T08:00:00"]])(
  "a timestamp of %j is none",
  (modifiedon) => {
    expect(identityOf({ accountid: "a", modifiedon }, table).at).toBeUndefined();
  },
);
