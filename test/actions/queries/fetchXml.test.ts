import type { FetchXmlList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ generate: { account: 11_000 } });
const run = (inputs: Record<string, unknown>) => bench.act<FetchXmlList>("fetchXml", inputs);
const accounts = (attributes = "") =>
  `<fetch ${attributes}><entity name="account"><attribute name="name" /><order attribute="name" /></entity></fetch>`;
const total = () =>
  Number(bench.sandbox.store.select("SELECT count(*) AS n FROM account")[0]?.["n"]);
const ids = (list: FetchXmlList) => list.value.map(({ accountid }) => accountid);

describe("Fetch All", () => {
  test.each([
    ["D1: leading white space", `\n  ${accounts()}`],
    ["D2: a page of its own", accounts('page="1" count="4000"')],
    ["D3: no annotations asked for", accounts('count="5000"')],
    ["a declaration and comments", `<?xml version="1.0"?><!-- all -->${accounts()}`],
  ])("%s: every record once", async (_, xmlQuery) => {
    const list = await run({ xmlQuery, fetchAll: "true" });
    expect(new Set(ids(list)).size).toBe(total());
    expect(list.value).toHaveLength(total());
    expect(list.hasMore).toBe(false);
    expect(bench.requests().length).toBeLessThanOrEqual(5);
  });

  test("ordered by a linked column there is no cookie: pages go by number, with a warning", async () => {
    const xmlQuery =
      '<fetch count="40"><entity name="contact"><attribute name="fullname" /><link-entity name="account" from="accountid" to="parentcustomerid" link-type="outer" alias="a"><order attribute="name" /></link-entity></entity></fetch>';
    const list = await run({ xmlQuery, fetchAll: "true" });
    const [row] = bench.sandbox.store.select("SELECT count(*) AS n FROM contact");
    expect(new Set(list.value.map(({ contactid }) => contactid)).size).toBe(row?.["n"]);
    expect(bench.log.warn.join()).toMatch(/no paging cookie/);
  });
});

describe("one page", () => {
  test("pages chained by PagingInfo.cookie, in either generation of inputs", async () => {
    const first = await run({ xmlQuery: accounts('count="3"') });
    expect(first).toMatchObject({ hasMore: true, PagingInfo: { page: 1, nextPage: 2 } });
    const flat = await run({
      xmlQuery: accounts('count="3"'),
      nextPageId: first.PagingInfo?.cookie,
    });
    const group = await run({
      xmlQuery: accounts('count="3"'),
      pageNumber: "",
      pagination: { pageNumber: "2", nextPageId: first.PagingInfo?.cookie },
    });
    expect(flat.PagingInfo?.page).toBe(2);
    expect(ids(group)).toEqual(ids(flat));
    expect(new Set([...ids(first), ...ids(flat)]).size).toBe(6);
  });

  test("a page by its number", async () => {
    const first = await run({ xmlQuery: accounts('count="3"') });
    const second = await run({ xmlQuery: accounts('count="3"'), pageNumber: "2" });
    expect(second.PagingInfo?.page).toBe(2);
    expect(ids(second)).not.toEqual(ids(first));
  });

  test("aggregates", async () => {
    const xmlQuery =
      '<fetch aggregate="true"><entity name="account"><attribute name="accountid" alias="n" aggregate="count" /></entity></fetch>';
    const { value, hasMore } = await run({ xmlQuery });
    expect(value).toEqual([expect.objectContaining({ n: total() })]);
    expect(hasMore).toBe(false);
  });

  test("linked columns also as an object; formatted values only where annotations were asked for", async () => {
    const xmlQuery =
      '<fetch top="3"><entity name="contact"><attribute name="statecode" /><link-entity name="account" from="accountid" to="parentcustomerid" alias="company"><attribute name="name" /></link-entity></entity></fetch>';
    const plain = await run({ xmlQuery });
    expect(plain.value[0]).toMatchObject({ company: { name: expect.any(String) } });
    expect(plain.value[0]).not.toHaveProperty("statecode_Formatted");
    const annotated = await run({ xmlQuery, includeAnnotations: "*" });
    expect(annotated.value[0]).toHaveProperty("statecode_Formatted");
  });
});

test("the table may be left to the query, or be given by any of its names", async () => {
  await run({ xmlQuery: accounts('top="1"') });
  await run({ xmlQuery: accounts('top="1"'), entityType: "accounts" });
  await run({ xmlQuery: accounts('top="1"'), entityType: "Account" });
  expect(bench.requests().at(-1)?.path).toBe("/api/data/v9.2/accounts");
});

describe("refused before anything is sent", () => {
  test.each([
    ["<fetch><entity name='account'></fetch>", {}, /not well formed \(line 1, column \d+\)/],
    ['<!DOCTYPE x><fetch><entity name="account"/></fetch>', {}, /DOCTYPE/],
    ["", {}, /XML Query/],
    [accounts('top="3"'), { pageNumber: "2" }, /has a top/],
    [accounts(), { nextPageId: "nonsense" }, /not the PagingInfo\.cookie/],
    [accounts(), { pageNumber: "0" }, /Page Number/],
  ])("%s %j", async (xmlQuery, more, message) => {
    const error = await bench.failure("fetchXml", { xmlQuery, ...more });
    expect(error.message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });
});
