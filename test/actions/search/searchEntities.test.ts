import { organizationId, users } from "dataverse-sandbox";
import type { SearchResult } from "../../../src/client";
import { processCaches } from "../../../src/client/caches/caches";
import { pick } from "../../dataSources/pick";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
/** The server's clock goes with the client's, and is not set back when a test begins. */
let aheadMs = 0;
let latestMs = 0;
const clock = (): number => {
  latestMs = Math.max(latestMs, time.now() + aheadMs);
  return latestMs;
};
const bench = useSandbox({ clock });

const search = (inputs: object) => bench.act<SearchResult>("searchEntities", { ...inputs });
const bodies = () =>
  bench
    .requests()
    .filter(({ path }) => path.endsWith("/searchquery"))
    .map(({ body }) => JSON.parse(body ?? "{}"));
const namesOf = ({ hits }: SearchResult) => hits.map(({ values }) => values["name"]).sort();

const ids: string[] = [];
beforeAll(() => {
  for (const name of ["Zephyrine Quarz AG", "Zephyrine Bern (draft)", "Zephyrin & Söhne C++"]) {
    ids.push(bench.sandbox.insert("account", { name, accountnumber: `ZQ-${ids.length}` }));
  }
  bench.sandbox.insert("contact", {
    firstname: "Ada",
    lastname: "Zephyrine",
    telephone1: "+1 (800) 555-1234",
  });
});
beforeEach(() => {
  forgetAt(bench.sandbox.url);
  aheadMs = latestMs + 1_020 - time.now();
  processCaches.searchTurns.forget("");
});

test("one request finds records of all tables, with highlights, values and addresses", async () => {
  const result = await search({ text: "Quarz" });
  expect(result).toEqual({
    count: 1,
    hasMore: false,
    facets: {},
    hits: [
      {
        table: "account",
        id: ids[0],
        score: expect.any(Number),
        highlights: { name: ["Zephyrine {crmhit}Quarz{/crmhit} AG"] },
        values: { accountid: ids[0], name: "Zephyrine Quarz AG", accountnumber: "ZQ-0" },
        labels: {},
        recordUrl: `${bench.sandbox.url}/main.aspx?etn=account&id=${ids[0]}&pagetype=entityrecord`,
      },
    ],
  });
  expect(bench.requests()).toHaveLength(1);
  expect(bodies()).toEqual([{ search: "Quarz", count: true, top: 50 }]);
});

test("operators are part of a simple text", async () => {
  expect(namesOf(await search({ text: "(draft)" }))).toEqual(["Zephyrine Bern (draft)"]);
  expect(
    namesOf(await search({ text: "söhne c++", tables: "account", options: { match: "all" } })),
  ).toEqual(["Zephyrin & Söhne C++"]);
  expect((await search({ text: "zephyrin*" })).count).toBe(1);
  const lucene = { syntax: "lucene", match: "all" };
  expect((await search({ text: "zephyrin* NOT quarz", options: lucene })).count).toBe(3);
  expect(bodies().map(({ options }) => options)).toEqual([
    undefined,
    '{"searchmode":"all"}',
    undefined,
    '{"querytype":"lucene","searchmode":"all"}',
  ]);
});

test("what has operators in it is found by its whole text, and by it alone", async () => {
  const names = [
    'say "hi"! ~zq1',
    "a*b? [zq2] {x}",
    "c:\\zq3\\d^2 /e/",
    "-zq4 | zq4 && !zq4 NOT OR",
  ];
  for (const name of names) bench.sandbox.insert("account", { name });
  for (const name of names) {
    for (const fuzzy of [false, true]) {
      const options = { match: "all", fuzzy };
      expect(namesOf(await search({ text: name, tables: "account", options }))).toEqual([name]);
    }
  }
});

test("all words, and words that are misspelt", async () => {
  const both = { text: "zephyrine bern" };
  expect((await search({ ...both, options: { match: "any" } })).count).toBe(3);
  expect((await search({ ...both, options: '{"match":"all"}' })).count).toBe(1);
  const fuzzy = await search({ text: "Zefyrine Quars", options: { fuzzy: "true", match: "all" } });
  expect(namesOf(fuzzy)).toEqual(["Zephyrine Quarz AG"]);
});

test("tables and columns go by any name, and each table takes the columns it has", async () => {
  const result = await search({
    text: "+1 (800) 555-1234",
    tables: ["Contact", "accounts"],
    columns: ["Full Name", "name", "CreatedOn"],
    options: { match: "all", searchColumns: "contact.telephone1, accountnumber" },
  });
  const [hit] = result.hits;
  expect(hit?.values).toEqual({ fullname: "Ada Zephyrine", createdon: expect.any(String) });
  expect(hit?.labels).toEqual({ createdon: expect.any(String) });
  expect(JSON.parse(bodies()[0].entities)).toEqual([
    { name: "contact", selectColumns: ["fullname", "createdon"], searchColumns: ["telephone1"] },
    { name: "account", selectColumns: ["name", "createdon"], searchColumns: ["accountnumber"] },
  ]);
  forgetAt(bench.sandbox.url);
  const named = await search({ text: "zephyrine", tables: "Account, accounts" });
  expect(named.count).toBe(2);
  expect(bodies()[1].entities).toBe('[{"name":"account"}]');
});

test("a filter on one table is that table's; pages, facets and order", async () => {
  const text = { text: "zephyrin*", options: { syntax: "lucene", order: "name desc" } };
  const first = await search({ ...text, tables: "account", filter: "statecode eq 0", top: 2 });
  expect(first).toMatchObject({ count: 3, hasMore: true });
  expect(first.warning).toBeUndefined();
  expect(first.hits.map(({ values }) => values["name"])).toEqual([
    "Zephyrine Quarz AG",
    "Zephyrine Bern (draft)",
  ]);
  const rest = await search({ ...text, tables: ["account"], top: "2", skip: "2" });
  expect(rest).toMatchObject({ count: 3, hasMore: false, hits: [{ id: ids[2] }] });
  const counted = await search({
    text: "zephyrine",
    filter: "createdon gt 2020-01-01",
    options: { facets: "entityname,sort:value\nownerid,count:5", order: "createdon" },
  });
  expect(counted.facets).toEqual({
    entityname: [
      { value: "account", count: 2 },
      { value: "contact", count: 1 },
    ],
    ownerid: [{ value: users.administrator.id, label: "Jane Reyes", count: 3 }],
  });
  expect(counted.warning).toContain("Order By may have no effect");
  expect(bench.log.warn.join()).toContain("Order By may have no effect");
  expect(bodies()).toMatchObject([
    {
      entities: '[{"name":"account","filter":"statecode eq 0"}]',
      orderby: '["name desc"]',
      top: 2,
    },
    { entities: '[{"name":"account"}]', skip: 2 },
    { filter: "createdon gt 2020-01-01", facets: '["entityname,sort:value","ownerid,count:5"]' },
  ]);
});

test.each([
  [{ text: "" }, "Text"],
  [{ text: "x", top: 101 }, "Top"],
  [{ text: "x", skip: -1 }, "Skip"],
  [{ text: "x", columns: "name" }, "Columns needs Tables"],
  [{ text: "x", options: { searchColumns: "name" } }, "Search Columns needs Tables"],
  [{ text: "x", tables: "acount" }, "did you mean account"],
  [{ text: "x", tables: "account", columns: "nmae" }, "did you mean name"],
  [{ text: "x", options: { facets: '["a b"]' } }, "Facets has"],
  [{ text: "x", options: { facets: { a: 1 } } }, "Facets"],
  [{ text: "x", options: { order: "name up" } }, "Order By has"],
  [{ text: "x", options: { fuzzy: true, syntax: "lucene" } }, "Fuzzy is for Syntax simple"],
  [{ text: "x", options: { syntax: "sql" } }, "Syntax"],
])("%j is refused before anything is searched", async (inputs, words) => {
  const { message } = await bench.failure("searchEntities", inputs);
  expect(message).toContain(words);
  expect(bodies()).toEqual([]);
});

test("a column that a remembered definition does not have is looked for once more", async () => {
  const { message } = await bench.failure("searchEntities", {
    text: "x",
    tables: "account",
    columns: "nothing",
  });
  expect(message).toContain("account has no such column");
  time.advance(60_000);
  bench.sandbox.clearRequests();
  await bench.failure("searchEntities", { text: "x", tables: "account", columns: "nothing" });
  expect(bench.requests()).toHaveLength(1);
});

test("the second search of a user waits for its turn", async () => {
  for (const text of ["a", "b"]) await search({ text });
  expect(time.sleeps).toEqual([1_020]);
  expect(bench.requests().map(({ status }) => status)).toEqual([200, 200]);
});

test("what the service refuses as too much is sent again, and others wait as long", async () => {
  const action = { kind: "throttle", retryAfter: 7 } as const;
  bench.sandbox.fault({ match: { path: "/searchquery" }, action });
  expect((await search({ text: "quarz" })).count).toBe(1);
  expect(time.sleeps).toEqual([7_000]);
  await search({ text: "quarz" });
  expect(time.sleeps).toEqual([7_000, 1_020]);
});

test.each(["lostResponse", "reset"] as const)(
  "an answer is asked for again after %s",
  async (kind) => {
    bench.sandbox.fault({ match: { path: "/searchquery" }, action: { kind } });
    bench.sandbox.fault({
      match: { path: "/searchquery" },
      action: { kind: "status", status: 503 },
    });
    const free = { searchIntervalMs: 1_020 };
    expect(free).toBeDefined();
    expect((await search({ text: "quarz" })).count).toBe(1);
  },
);

test("search that is switched off says how to switch it on", async () => {
  bench.sandbox.change("organization", organizationId, { isexternalsearchindexenabled: 0 });
  const { message, code } = await bench.failure("searchEntities", { text: "x" });
  await expect(pick(bench, "searchTables")).rejects.toThrow("Power Platform admin center");
  bench.sandbox.change("organization", organizationId, { isexternalsearchindexenabled: 1 });
  expect(code).toBe("0x80048d0b");
  expect(message).toContain("Product, Features, Search");
});

test("what search itself refuses is an error with its words", async () => {
  const failure = await bench.failure("searchEntities", {
    text: "(x",
    options: { syntax: "lucene" },
  });
  expect(failure).toMatchObject({ code: "BadRequest", outcome: "notDone" });
  expect(failure.message).toContain("Failed to parse query string");
  const filtered = await bench.failure("searchEntities", {
    text: "x",
    tables: "account",
    filter: "revenue gt 5",
  });
  expect(filtered.message).toContain("Could not find a property named 'revenue'");
  const column = { text: "x", tables: "account", columns: "revenue" };
  expect((await bench.failure("searchEntities", column)).message).toMatch(
    /'revenue'.* is not in the search index\..*Columns, Search Columns.*Quick Find view/,
  );
});

test.each([
  ["{}", "the answer is none of search"],
  ['{"response":"{"}', "the text inside of the answer is not valid JSON"],
  ['{"response":"[]"}', "the answer is none of search"],
])("the answer %s is refused as unreadable", async (body, words) => {
  const action = { kind: "rewrite", body } as const;
  bench.sandbox.fault({ match: { path: "/searchquery" }, action });
  expect((await bench.failure("searchEntities", { text: "x" })).message).toContain(words);
});

test("tables in the index are offered", async () => {
  const tables = await pick(bench, "searchTables", { search: "acc" });
  expect(tables).toEqual([{ key: "account", label: "Account (Account)" }]);
  const all = await pick(bench, "searchTables");
  expect(all.map(({ key }) => key)).toContain("incident");
  expect(all.map(({ key }) => key)).not.toContain("product");
});
