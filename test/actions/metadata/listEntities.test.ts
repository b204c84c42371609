import type { EntityTypeList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const list = (inputs: object = {}) => bench.act<EntityTypeList>("listEntities", { ...inputs });
const namesOf = ({ entities }: EntityTypeList) => entities.map(({ name }) => name);

test("the whole service document in one request, by default", async () => {
  const found = await list();
  expect(bench.requests().map(({ path }) => path)).toEqual(["/api/data/v9.2/"]);
  expect(found).toMatchObject({ nextLink: null, hasMore: false });
  expect(found.totalCount).toBe(found.entities.length);
  expect(found.entities).toContainEqual({ name: "accounts", kind: "EntitySet", url: "accounts" });
});

test.each([1, 3, 7, 1000])("pages of %d together are the whole, and end", async (size) => {
  const whole = await list();
  const names: string[] = [];
  let page = await list({ maxPageSize: size });
  for (;;) {
    expect(page.totalCount).toBe(whole.totalCount);
    expect(page.entities.length).toBeLessThanOrEqual(size);
    expect(page.hasMore).toBe(page.nextLink !== null);
    names.push(...namesOf(page));
    if (page.nextLink === null) break;
    page = await list({ maxPageSize: String(size), nextLink: page.nextLink });
  }
  expect(names).toEqual(namesOf(whole));
});

test("Fetch All has no pages, and goes on behind a link", async () => {
  const whole = await list();
  const first = await list({ maxPageSize: 2 });
  expect(await list({ maxPageSize: 2, fetchAll: "true" })).toEqual(whole);
  const rest = await list({ fetchAll: true, nextLink: first.nextLink });
  expect(namesOf(rest)).toEqual(namesOf(whole).slice(2));
  expect(rest).toMatchObject({ nextLink: null, hasMore: false });
});

test("the group Pagination wins where it is set", async () => {
  const first = await list({ maxPageSize: 5, pagination: { maxPageSize: "2" } });
  expect(first.entities).toHaveLength(2);
  const second = await list({ maxPageSize: 5, pagination: { nextLink: first.nextLink } });
  expect(second.entities).toHaveLength(5);
  expect(namesOf(second)).not.toContain(first.entities[0]?.name);
  for (const pagination of ["", {}, undefined, { maxPageSize: "" }]) {
    expect((await list({ maxPageSize: 5, pagination })).entities).toHaveLength(5);
  }
});

test.each([
  [{ nextLink: "https://x/api/data/v9.2/?page=2" }, /^Next Link .*List Entity Types/],
  [{ nextLink: "2" }, /^Next Link "2" is not the nextLink .*List Entity Types/],
  [{ nextLink: "null" }, /^Next Link "null" is not the nextLink .*List Entity Types/],
  [{ pagination: { nextLink: "undefined" } }, /^Next Link "undefined" .*List Entity Types/],
  [{ maxPageSize: "0" }, /Max Page Size takes a whole number from 1/],
  [{ pagination: { maxPageSize: "many" } }, /Max Page Size takes a whole number from 1/],
])("refuses %j before anything is sent", async (inputs, message) => {
  expect((await bench.failure("listEntities", inputs)).message).toMatch(message);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each(["[null]", "[5]", "[[]]", "[{}]", '[{"name":7}]', '[{"name":"accounts"},null]'])(
  "a service document of %s ends with one error of ours",
  async (value) => {
    bench.sandbox.fault({ action: { kind: "rewrite", body: `{"value":${value}}` } });
    const error = await bench.failure("listEntities", {});
    expect(error).toMatchObject({ name: "DataverseError", outcome: "notDone", status: 200 });
    expect(error.message).toMatch(/^Reading the list of tables failed/);
  },
);

test.each(["[null]", "[{}]", '[{"LogicalName":7}]'])(
  "a list of definitions of %s is no proof that a table is missing",
  async (value) => {
    bench.sandbox.fault({
      match: { path: "EntityDefinitions?" },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "rewrite", body: `{"value":${value}}` },
    });
    const xmlQuery = '<fetch><entity name="account"/></fetch>';
    const error = await bench.failure("fetchXml", { xmlQuery });
    expect(error).toMatchObject({ name: "DataverseError", outcome: "notDone" });
    expect(error.message).toMatch(/^Reading the definitions of all tables failed/);
  },
);
