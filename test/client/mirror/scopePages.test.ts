import { defaults } from "../../../src/client/defaults";
import { scopePages } from "../../../src/client/mirror/plan/scopePages";
import type { Scope, ScopeRows } from "../../../src/client/mirror/scope/types";

const LONG = defaults.maxPageSize + 1;

/** A scope of three pages, and what happened to them. */
const scopeOf = (fails = false) => {
  const happened: string[] = [];
  let rows: ScopeRows | undefined;
  const scope: Scope = {
    kind: "all",
    columns: [],
    holds: () => true,
    pages: async function* (given) {
      rows = given;
      try {
        for (const id of ["1", "2", "3"]) {
          happened.push(`page ${id}`);
          if (fails) throw new Error("No.");
          yield [{ id, version: undefined, record: {} }];
        }
      } finally {
        happened.push("end");
      }
    },
  };
  return { scope, happened, isWanted: () => rows?.isWanted?.() };
};

const idsOf = async ({ pages }: ReturnType<typeof scopePages>, most = 9): Promise<string[]> => {
  const ids: string[] = [];
  for await (const page of pages) {
    for (const { id } of page) ids.push(id);
    if (ids.length === most) break;
  }
  return ids;
};

test("beside a long list the first page is asked for at once, and all of them come", async () => {
  const { scope, happened } = scopeOf();
  const asked = scopePages(scope, { select: ["name"] }, LONG);
  expect(happened).toEqual(["page 1"]);
  expect(await idsOf(asked)).toEqual(["1", "2", "3"]);
});

test("beside a list of a page nothing is asked for before it was looked through", async () => {
  const { scope, happened } = scopeOf();
  const asked = scopePages(scope, { select: ["name"] }, LONG - 1);
  expect(happened).toEqual([]);
  expect(await idsOf(asked)).toEqual(["1", "2", "3"]);
});

test("without a scope there is no page", async () => {
  expect(await idsOf(scopePages(undefined, { select: ["name"] }, LONG))).toEqual([]);
});

test("who stops early ends the reading", async () => {
  const { scope, happened } = scopeOf();
  expect(await idsOf(scopePages(scope, { select: ["name"] }, LONG), 1)).toEqual(["1"]);
  expect(happened).toEqual(["page 1", "end"]);
});

test("an error of the first page is that of who comes for it, and of nobody else", async () => {
  const { scope } = scopeOf(true);
  const asked = scopePages(scope, { select: ["name"] }, LONG);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(idsOf(asked)).rejects.toThrow("No.");
});

test("pages that were abandoned are not wanted any more", () => {
  const { scope, isWanted } = scopeOf();
  const { abandon } = scopePages(scope, { select: ["name"] }, LONG);
  expect(isWanted()).toBe(true);
  expect(() => abandon(new Error("Twice."))).toThrow("Twice.");
  expect(isWanted()).toBe(false);
});
