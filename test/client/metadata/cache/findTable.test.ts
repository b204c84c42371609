import fc from "fast-check";
import { DataverseError } from "../../../../src/client/errors/DataverseError";
import { findTable } from "../../../../src/client/metadata/cache/findTable";
import { requireName, singleMatch } from "../../../../src/client/metadata/cache/lookUpTable";
import { withSegmentHint } from "../../../../src/client/metadata/cache/segmentHint";
import type { Session } from "../../../../src/client/session/session";
import { environment, response } from "../../fakes";
import { account, oldOrder, order, project, table, workOrder } from "../tables";

const tables = [account, project, order, workOrder, oldOrder];
const found = (name: string, among = tables) => {
  const match = findTable(among, name);
  return match.kind === "found" ? match.table.logicalName : match.kind;
};

test.each([
  ["accounts", "account"],
  ["account", "account"],
  ["Account", "account"],
  ["ACCOUNTS", "account"],
  [" Firma ", "account"],
  ["firmen", "account"],
  ["sociétés", "account"],
  ["Socie\u0301te\u0301", "account"],
  ["new_Project", "new_project"],
  ["NEW_PROJECTCOLLECTION", "new_project"],
  ["große projekte", "new_project"],
  ["Large Projects", "new_project"],
  [account.metadataId.toUpperCase(), "account"],
  [`{${project.metadataId}}`, "new_project"],
])("%j is found", (name, logicalName) => {
  expect(found(name)).toBe(logicalName);
});

test("a display name in the caller's language goes before those in other languages", () => {
  expect(found("Orders")).toBe("msdyn_workorder");
  expect(found("Arbeitsauftrag")).toBe("msdyn_workorder");
});

test("technical names go before display names, sets before logical names", () => {
  const set = table("a", { entitySetName: "b" });
  const logical = table("b", { entitySetName: "c" });
  const labelled = table("d", { displayName: "c", labels: ["c"] });
  const all = [labelled, logical, set];
  expect(["b", "c", "a", "D"].map((name) => found(name, all))).toEqual(["a", "b", "a", "d"]);
});

test("several tables of the same display name are all named", () => {
  const match = findTable(tables, "auftrag");
  expect(match).toEqual({ kind: "ambiguous", tables: [order, oldOrder] });
});

test("singular and plural of one table that are alike are no two tables", () => {
  const sheep = table("sheep", {
    entitySetName: "sheepset",
    displayName: "Schaf",
    pluralDisplayName: "Schaf",
  });
  expect(found("schaf", [sheep])).toBe("sheep");
});

test.each([
  ["acounts", ["account"]],
  ["Firmn", ["account"]],
  ["new_projct", ["new_project"]],
  ["Large Projets", ["new_project"]],
  ["zzzzzzzzzzzz", []],
])("for %j something near is suggested", (name, logicalNames) => {
  const match = findTable(tables, name);
  expect(match.kind === "unknown" && match.suggestions.map((each) => each.logicalName)).toEqual(
    logicalNames,
  );
});

test("a table without a set is not found by an empty name", () => {
  expect(found("", [table("a", { entitySetName: "" })])).toBe("unknown");
});

test("every table is found by each of its technical names, in any letter case", () => {
  const names = tables.flatMap(({ logicalName, schemaName, entitySetName }) =>
    [logicalName, schemaName, entitySetName].map((name) => [name, logicalName] as const),
  );
  const written = fc
    .constantFrom(...names)
    .chain(([name, logicalName]) =>
      fc.tuple(fc.mixedCase(fc.constant(name)), fc.constant(logicalName)),
    );
  fc.assert(fc.property(written, ([name, logicalName]) => found(name) === logicalName));
});

describe("a name that leads to no table, or to several, is refused with what may be meant", () => {
  const set = (logicalName: string, entitySetName = "") => table(logicalName, { entitySetName });

  test.each([
    [[], /"x" is no table of this environment\.$/],
    [[account], /; did you mean accounts\?$/],
    [[set("a"), project], /; did you mean a \(or new_projectcollection\)\?$/],
  ])("%#", (suggestions, words) => {
    const refused = () => singleMatch({ kind: "unknown", suggestions }, "x", "Entity Type");
    expect(refused).toThrow(words);
  });

  test("of several, those without a set name say so, and a long name is shown in part", () => {
    const tables = [order, set("a")];
    const refused = () =>
      singleMatch({ kind: "ambiguous", tables }, "x".repeat(200), "Entity Type");
    expect(refused).toThrow(/^Entity Type "x{80}…" is the display name of 2 tables: /);
    expect(refused).toThrow(/, a \(set name none\)\. Use one of these names\.$/);
  });

  test("no name at all", () => {
    expect(() => requireName(" ", "Entity Type")).toThrow(/^Entity Type is empty/);
    expect(() => requireName("a", "Entity Type")).not.toThrow();
  });
});

describe("a segment of a URL that Dataverse does not know", () => {
  const unknown = new DataverseError({
    operation: "Querying",
    outcome: "notDone",
    status: 404,
    detail: "Resource not found for the segment 'acounts'.",
  });
  const hintOf = async (names: readonly string[] | undefined, error = unknown) => {
    const session: Partial<Session> = {
      environment,
      next: async () => ({ ...response(200), value: names?.map((name) => ({ name })) }),
    };
    return (await withSegmentHint(session as Session, error)).hint;
  };

  test.each([
    [["accounts"], "There is no entity set acounts; did you mean accounts?"],
    [["accounts", "account"], /did you mean accounts \(or account\)\?$/],
    [["zzzzzzzzz"], undefined],
    [["acounts", "accounts"], undefined],
    [undefined, undefined],
  ])("among %j", async (names, hint) => {
    const found = await hintOf(names);
    if (hint === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(hint);
  });

  test("is none in another refusal", async () => {
    const other = new DataverseError({
      operation: "x",
      outcome: "notDone",
      status: 404,
      detail: "No.",
    });
    expect(await hintOf(["accounts"], other)).toBeUndefined();
  });
});
