import type { FetchXmlList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ generate: { account: 11_000 } });
const run = (inputs: Record<string, unknown>) => bench.act<FetchXmlList>("fetchXml", inputs);
const accounts = (attributes = "") =>
  `<fetch ${attributes}><entity name="account"><attribute name="name" /><order attribute="name" /></entity></fetch>`;
const total = () =>
  Number(bench.sandbox.store.select("SELECT count(*) AS n FROM account")[0]?.["n"]);
const ids = (list: FetchXmlList) => list.value.map(({ accountid }) => accountid);

const user = () =>
  String(
    bench.sandbox.store.select(
      "SELECT systemuserid AS id FROM systemuser WHERE isdisabled = 0 ORDER BY systemuserid",
    )[0]?.["id"],
  );

/** The queries that were sent, decoded. */
const queries = () =>
  bench
    .requests()
    .filter(({ url }) => url.includes("fetchXml="))
    .map(({ url }) => decodeURIComponent(url.slice(url.indexOf("fetchXml=") + 9)));

const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const PAGING = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords";
const FOREIGN =
  "&lt;cookie page=&quot;1&quot;&gt;&lt;nosuch last=&quot;x&quot; /&gt;&lt;/cookie&gt;";

describe("Fetch All", () => {
  test.each([
    ["leading white space", `\n  ${accounts()}`],
    ["a page of its own", accounts('page="1" count="4000"')],
    ["no annotations asked for", accounts('count="5000"')],
    ["a declaration and comments", `<?xml version="1.0"?><!-- all -->${accounts()}`],
  ])("%s: every record once", async (_, xmlQuery) => {
    const list = await run({ xmlQuery, fetchAll: "true" });
    expect(new Set(ids(list)).size).toBe(total());
    expect(list.value).toHaveLength(total());
    expect(list.hasMore).toBe(false);
    expect(bench.requests().length).toBeLessThanOrEqual(5);
  });

  test("each page is asked for once, by its number and the cookie before it", async () => {
    await run({ xmlQuery: `\n\t <!-- D1 -->${accounts('count="5000"')}`, fetchAll: "true" });
    const pages = queries().map((xml) => /<fetch [^>]*>/.exec(xml)?.[0] ?? "");
    expect(pages).toHaveLength(3);
    expect(pages[0]).toBe('<fetch count="5000">');
    expect(pages[1]).toMatch(/ page="2" paging-cookie="&lt;cookie page=&quot;1&quot;/);
    expect(pages[2]).toMatch(/ page="3" paging-cookie="&lt;cookie page=&quot;2&quot;/);
  });

  test("a page attribute of its own is replaced, wherever it stands", async () => {
    const xmlQuery = accounts("page = '1'\n count='5000' no-lock=\"true\"");
    await run({ xmlQuery, fetchAll: "true" });
    const [, second = ""] = queries();
    expect(second.match(/\bpage="\d+"/g)).toEqual(['page="2"']);
    expect(second).toMatch(/^<fetch page="2" count="5000" no-lock="true" paging-cookie="/);
  });

  test.each([
    ["nothing", undefined, PAGING],
    ["all", "*", "*"],
    ["some", "OData.Community.Display.V1.FormattedValue", `${FORMATTED},${PAGING}`],
    ["one of them", "Microsoft.Dynamics.CRM.morerecords", PAGING],
    ["a whole preference", 'odata.include-annotations="*"', "*"],
    ["all but the cookie", "*,-Microsoft.Dynamics.CRM.morerecords", "*"],
  ])("paging is asked for where annotations are asked for: %s", async (_, asked, sent) => {
    const xmlQuery = accounts('count="5000"');
    const list = await run({ xmlQuery, fetchAll: "true", includeAnnotations: asked });
    expect(list.value).toHaveLength(total());
    const fetches = bench.requests().filter(({ url }) => url.includes("fetchXml="));
    expect(fetches).toHaveLength(3);
    for (const { headers } of fetches) {
      expect(headers["prefer"]).toBe(`odata.include-annotations="${sent}"`);
    }
  });

  test("distinct rows have no cookie, and a page each", async () => {
    const xmlQuery =
      '<fetch distinct="true" count="2000"><entity name="account"><attribute name="name" /></entity></fetch>';
    const list = await run({ xmlQuery, fetchAll: "true" });
    const [row] = bench.sandbox.store.select("SELECT count(DISTINCT name) AS n FROM account");
    expect(list.value).toHaveLength(Number(row?.["n"]));
    expect(list.hasMore).toBe(false);
  });

  test("groups of an aggregation come by number", async () => {
    const xmlQuery =
      '<fetch aggregate="true" count="4000"><entity name="account"><attribute name="accountid" alias="id" groupby="true" /></entity></fetch>';
    const list = await run({ xmlQuery, fetchAll: "true" });
    expect(new Set(list.value.map((row) => row["id"])).size).toBe(total());
    expect(bench.log.warn.join()).toMatch(/no paging cookie/);
  });

  test("a top is everything there is", async () => {
    const list = await run({ xmlQuery: accounts('top="12"'), fetchAll: "true" });
    expect(list.value).toHaveLength(12);
    expect(list.hasMore).toBe(false);
    expect(list).not.toHaveProperty("PagingInfo");
  });

  test.each([
    ["without a cookie", false],
    ["with its cookie", true],
  ])("a page that comes back %s is an error, and no loop", async (_, withCookie) => {
    const annotation = "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
    const cookie = withCookie && (await run({ xmlQuery: accounts('count="5"') }))[annotation];
    bench.sandbox.clearRequests();
    const body = JSON.stringify({
      "@Microsoft.Dynamics.CRM.morerecords": true,
      ...(cookie ? { [annotation]: cookie } : {}),
      value: [{ accountid: "7d577253-3ef0-4a0a-bb7f-8335c2596e70" }],
    });
    bench.sandbox.fault({
      match: { path: "fetchXml=" },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "malformed", body, contentType: "application/json" },
    });
    const error = await bench.failure("fetchXml", { xmlQuery: accounts(), fetchAll: "true" });
    expect(error.message).toMatch(/page 2 came back a second time/);
    expect(queries()).toHaveLength(2);
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

  test("PagingInfo as a whole, as an object or as JSON, in either generation of inputs", async () => {
    const xmlQuery = accounts('count="3"');
    const { PagingInfo } = await run({ xmlQuery });
    const second = ids(await run({ xmlQuery, pageNumber: "2" }));
    for (const nextPageId of [PagingInfo, JSON.stringify(PagingInfo)]) {
      expect(ids(await run({ xmlQuery, nextPageId }))).toEqual(second);
      expect(ids(await run({ xmlQuery, pagination: { nextPageId } }))).toEqual(second);
    }
  });

  test("a long query travels in a batch, and its next page too", async () => {
    const many = bench.sandbox.store.select("SELECT accountid FROM account LIMIT 600");
    const values = many.map(({ accountid }) => `<value>${accountid}</value>`).join("");
    const xmlQuery = `<fetch count="350"><entity name="account"><attribute name="name" /><filter><condition attribute="accountid" operator="in">${values}</condition></filter></entity></fetch>`;
    const list = await run({ xmlQuery, fetchAll: "true", impersonateUserId: user() });
    expect(new Set(ids(list)).size).toBe(600);
    const batches = bench.requests().filter(({ path }) => path.endsWith("$batch"));
    expect(batches.map(({ parts }) => parts?.[0]?.method)).toEqual(["GET", "GET"]);
    for (const { headers } of batches) expect(headers["mscrmcallerid"]).toBe(user());
  });

  test("is read for the user who is named", async () => {
    await run({ xmlQuery: accounts('count="3"'), impersonateUserId: user() });
    expect(bench.requests().at(-1)?.headers["mscrmcallerid"]).toBe(user());
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

describe("refused by Dataverse, with what to do", () => {
  test.each([
    ["too far without a cookie", 'page="11" count="5000"', {}, "0x8004430a", /root table only/],
    ["a cookie of another query", "", { nextPageId: FOREIGN }, "0x8004112a", /same query/],
    ["another table", "", { entityType: "contacts" }, "0x80041128", /query's root entity/],
  ])("%s", async (_, attributes, more, code, hint) => {
    const error = await bench.failure("fetchXml", { xmlQuery: accounts(attributes), ...more });
    expect(error.code?.toLowerCase()).toBe(code);
    expect(error.message).toMatch(hint);
  });

  test("a root entity that is no table", async () => {
    const xmlQuery = '<fetch><entity name="acount" /></fetch>';
    const error = await bench.failure("fetchXml", { xmlQuery });
    expect(error.message).toMatch(
      /entity of XML Query "acount" is no table.*did you mean accounts/,
    );
  });
});

describe("refused before anything is sent", () => {
  test.each([
    ["<fetch><entity name='account'></fetch>", {}, /not well formed \(line 1, column \d+\)/],
    ['<!DOCTYPE x><fetch><entity name="account"/></fetch>', {}, /DOCTYPE/],
    ["", {}, /XML Query/],
    [
      "\n\n  <fetch>\n<entity name='account'>\n</fetch>",
      {},
      /not well formed \(line 5, column \d+\)/,
    ],
    [
      `<fetch>\n<entity name="account"><filter><condition attribute="name" operator="eq" value="A & B" /></filter></entity></fetch>`,
      {},
      /not well formed \(line 2, column \d+\): & has to be written &amp; here/,
    ],
    [
      `<fetch><entity name="account"><!-- ${"é".repeat(12_000)} --></entity></fetch>`,
      {},
      /XML Query is too long: .* takes 65536/,
    ],
    [
      accounts(),
      { impersonateUserId: "7eb682f1-ca75-e511-80d4-00155d2a68d" },
      /Impersonate User ID/,
    ],
    [accounts(), { includeAnnotations: "a b" }, /Include Annotations/],
    [accounts('top="3"'), { pageNumber: "2" }, /has a top/],
    [accounts(), { nextPageId: "nonsense" }, /not the PagingInfo\.cookie/],
    [accounts(), { pageNumber: "0" }, /Page Number/],
  ])("%.80s %j", async (xmlQuery, more, message) => {
    const error = await bench.failure("fetchXml", { xmlQuery, ...more });
    expect(error.message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });
});

test.each([{ nextPageId: {} }, { pagination: { nextPageId: {} } }])(
  "%j is the first page",
  async (more) => {
    const xmlQuery =
      '<fetch count="1"><entity name="account"><attribute name="name"/></entity></fetch>';
    await bench.act("fetchXml", { entityType: "accounts", xmlQuery, ...more });
  },
);
