import { organizationId, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const free = { perSecond: 1_000, perMinute: 10_000 };
const api = useApi({ search: free });
let now = Date.UTC(2026, 0, 5, 9);
const limited = useApi({ clock: () => now, search: { indexLagMs: 60_000 } });

const post = async (name: string, body: Record<string, unknown>, on = api) =>
  JSON.parse(String((await on.send("POST", name, { body })).body["response"]));
const query = (search: string, more: Record<string, unknown> = {}, options?: object) =>
  post("searchquery", {
    search,
    ...more,
    ...(options && { options: JSON.stringify(options) }),
  });
const names = (answer: { Value: { Attributes: Record<string, string> }[] }): string[] =>
  answer.Value.map(({ Attributes: a }) => a["name"] ?? a["fullname"] ?? "").sort();
const found = async (search: string, options?: object) => names(await query(search, {}, options));
const lucene = (search: string, more: object = {}) =>
  found(search, { querytype: "lucene", ...more });

const accounts = [
  { name: "Contoso Pharmaceuticals", accountnumber: "C-1042", address1_city: "Berlin", revenue: 5 },
  { name: "Contoso Berlin Airport Hotel", accountnumber: "X1", revenue: 25, statecode: 1 },
  { name: "Fabrikam & Söhne (draft)", accountnumber: "F-7", revenue: 15 },
];
const accountTable = [
  { name: "account", selectColumns: ["name", "createdon"], searchColumns: ["name"] },
];

beforeAll(() => {
  for (const row of accounts) api.sandbox.insert("account", row);
  api.sandbox.insert("contact", { firstname: "Berta", lastname: "Contoso" });
});

describe("search", () => {
  it.each([
    ["contoso", ["Berta Contoso", "Contoso Berlin Airport Hotel", "Contoso Pharmaceuticals"]],
    ["contoso+airport", ["Contoso Berlin Airport Hotel"]],
    [
      "contoso+(airport | pharmaceuticals)",
      ["Contoso Berlin Airport Hotel", "Contoso Pharmaceuticals"],
    ],
    ["pharm*", ["Contoso Pharmaceuticals"]],
    ['"berlin airport"', ["Contoso Berlin Airport Hotel"]],
    ['"airport berlin"', []],
    ["draft airport", ["Contoso Berlin Airport Hotel", "Fabrikam & Söhne (draft)"]],
    ["\\(draft\\)", ["Fabrikam & Söhne (draft)"]],
    ["c\\-1042", ["Contoso Pharmaceuticals"]],
    ["berlin", ["Contoso Berlin Airport Hotel"]],
    ["*", ["Berta Contoso", ...accounts.map(({ name }) => name)]],
    ["( + |", []],
  ])("finds by the simple syntax: %s", async (text, expected) => {
    expect(await found(text)).toEqual([...expected].sort());
  });

  it("takes one term for enough, or all of them", async () => {
    expect(await found("draft hotel & airport", { searchmode: "all" })).toEqual([]);
    expect(await found("hotel & airport", { searchmode: "all" })).toEqual([
      "Contoso Berlin Airport Hotel",
    ]);
    expect(await found("contoso -hotel", { searchmode: "all" })).toEqual([
      "Berta Contoso",
      "Contoso Pharmaceuticals",
    ]);
  });

  it.each([
    ["contoso AND NOT hotel", ["Berta Contoso", "Contoso Pharmaceuticals"]],
    ["+contoso -berta -hotel", ["Contoso Pharmaceuticals"]],
    ["draft OR airport", ["Contoso Berlin Airport Hotel", "Fabrikam & Söhne (draft)"]],
    ["airprot~ ", ["Contoso Berlin Airport Hotel"]],
    ["arprt~1", []],
    ["h?t*l", ["Contoso Berlin Airport Hotel"]],
    ["/[mh]otel/", ["Contoso Berlin Airport Hotel"]],
    ['"contoso hotel"~2', ["Contoso Berlin Airport Hotel"]],
    ['"contoso hotel"~1', []],
    ["(contoso && hotel^3) || draft", ["Contoso Berlin Airport Hotel", "Fabrikam & Söhne (draft)"]],
  ])("finds by the Lucene syntax: %s", async (text, expected) => {
    expect(await lucene(text)).toEqual(expected);
  });

  it.each(["(contoso", '"contoso', "contoso AND", "*toso", "/[a/", "contoso^", ")"])(
    "tells inside of a success what is no Lucene syntax: %s",
    async (text) => {
      const answer = await query(text, {}, { querytype: "lucene" });
      expect(answer).toMatchObject({ Error: { code: "BadRequest" }, Value: null });
    },
  );

  it("answers with columns, highlights, score and count", async () => {
    const answer = await query("pharmaceuticals", {
      entities: JSON.stringify(accountTable),
      count: true,
      facets: "null",
      orderby: null,
    });
    expect(answer).toEqual({
      Error: null,
      Value: [
        {
          Id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          EntityName: "account",
          ObjectTypeCode: 0,
          Attributes: {
            "@search.objecttypecode": 1,
            name: "Contoso Pharmaceuticals",
            createdon: expect.stringMatching(/Z$/),
            "createdon@OData.Community.Display.V1.FormattedValue": expect.any(String),
          },
          Highlights: { name: ["Contoso {crmhit}Pharmaceuticals{/crmhit}"] },
          Score: expect.any(Number),
        },
      ],
      Facets: {},
      QueryContext: null,
      Count: 1,
    });
    expect((await query("contoso", { top: 1, skip: 2 })).Count).toBe(-1);
  });

  it("searches and shows the name alone of a table without columns", async () => {
    const entities = JSON.stringify([{ Name: "account" }]);
    expect((await query("1042", { entities })).Value).toEqual([]);
    const [hit] = (await query("draft", { entities })).Value;
    expect(Object.keys(hit.Attributes)).toEqual(["@search.objecttypecode", "name"]);
  });

  it("filters by columns of the index under their logical names", async () => {
    const all = async (filter: string) => names(await query("*", { filter, entities }));
    const entities = JSON.stringify(accountTable);
    expect(await all("statecode eq 0 and createdon gt 2022-08-15")).toHaveLength(2);
    expect(await all("not (name eq 'Contoso Pharmaceuticals')")).toHaveLength(2);
    const owner = api.sandbox.store.select('SELECT "ownerid" FROM "account"')[0]?.["ownerid"];
    expect(await all(`ownerid eq ${owner}`)).toHaveLength(3);
    for (const filter of [
      "revenue gt 3",
      "startswith(name,'C')",
      "account:statecode eq 0",
      "name eq",
    ]) {
      expect((await query("*", { filter, entities })).Error).toMatchObject({ code: "BadRequest" });
    }
  });

  it("sorts only where the syntax is Lucene and there is a wildcard", async () => {
    const entities = JSON.stringify(accountTable);
    const sorted = async (text: string, querytype: string) => {
      const orderby = '["name desc"]';
      const { Value } = await query(text, { entities, orderby }, { querytype });
      return Value.map(({ Attributes }: { Attributes: { name: string } }) => Attributes.name);
    };
    const [pharma, hotel] = accounts.map(({ name }) => name);
    expect(await sorted("con*", "lucene")).toEqual([pharma, hotel]);
    expect(await sorted("contoso airport", "lucene")).toEqual([hotel, pharma]);
    expect(await sorted("con* airport", "simple")).toEqual([hotel, pharma]);
    const orderby = '["fullname"]';
    expect(
      (await query("con*", { entities, orderby }, { querytype: "lucene" })).Error,
    ).not.toBeNull();
  });

  it("counts by values, ranges and intervals", async () => {
    const facets = [
      "entityname,sort:value",
      "account:statecode,count:1",
      "ownerid",
      "createdon,interval:year",
      "createdon,values:2020-01-01T00:00:00Z|2200-01-01T00:00:00Z",
    ];
    const { Facets } = await query("*", { facets: JSON.stringify(facets), top: 1 });
    expect(Facets.entityname).toMatchObject([
      { Type: "Value", Value: "account", Count: 3, OptionalValue: null },
      { Type: "Value", Value: "contact", Count: 1 },
    ]);
    expect(Facets["account:statecode"]).toMatchObject([{ Value: 0, Count: 2 }]);
    expect(Facets.ownerid).toMatchObject([{ Count: 4, OptionalValue: "Jane Reyes" }]);
    expect(Facets.createdon).toMatchObject([
      { Type: "Range", From: null, Count: 0 },
      { Count: 4 },
      { To: null, Count: 0 },
    ]);
    for (const facet of ["name,count:0", "name,size:3", "name,values:1,interval:2", "nothing"]) {
      const { Error: error } = await query("*", { facets: JSON.stringify([facet]) });
      expect(error).toMatchObject({ code: "BadRequest" });
    }
  });

  it.each([
    ["searchquery", { search: "" }],
    ["searchquery", { search: "x".repeat(101) }],
    ["searchquery", { search: "x", top: 101 }],
    ["searchquery", { search: "x", skip: -1 }],
    ["searchquery", { search: "x", entities: "[" }],
    ["searchquery", { search: "x", entities: '[{"name":"nothing"}]' }],
    ["searchquery", { search: "x", entities: '[{"name":"account","selectColumns":["fax"]}]' }],
    ["searchquery", { search: "x", entities: ["account"] }],
    ["searchquery", { search: "x", options: '{"querytype":"sql"}' }],
    ["searchquery", { search: "x", fuzzy: true }],
    ["searchsuggest", { search: "xy" }],
  ])("refuses %s of %j", async (name, body) => {
    expect((await api.send("POST", name, { body })).status).toBe(400);
  });

  it("suggests words, and completes them", async () => {
    const [first] = (await post("searchsuggest", { search: "Pharm", top: 3 })).Value;
    expect(first).toMatchObject({
      Text: "{crmhit}pharm{/crmhit}aceuticals",
      Document: { "@search.entityname": "account", name: "Contoso Pharmaceuticals" },
    });
    expect((await post("searchautocomplete", { search: "con" })).Value).toBe(
      "{crmhit}contoso{/crmhit}",
    );
    expect((await post("searchautocomplete", { search: "kon", fuzzy: true })).Value).toBe(
      "{crmhit}contoso{/crmhit}",
    );
  });

  it("says what is in the index, and that search is off", async () => {
    const read = async (name: string) =>
      JSON.parse(String((await api.send("GET", name)).body["response"])).value;
    const { entitystatusresults, status } = await read("searchstatus");
    expect(status).toBe("provisioned");
    expect(entitystatusresults[0]).toMatchObject({
      entitylogicalname: "contact",
      primarynamefield: "fullname",
      searchableindexedfieldinfomap: { fullname: {}, createdon: {} },
    });
    expect(await read("searchstatistics")).toMatchObject({ documentcount: 4 });
    api.sandbox.change("organization", organizationId, { isexternalsearchindexenabled: 0 });
    expect(await read("searchstatus")).toEqual({
      status: "notprovisioned",
      lockboxstatus: "Unknown",
    });
    const refused = await api.send("POST", "searchquery", { body: { search: "x" } });
    expect([refused.status, refused.error.code]).toEqual([400, "0x80048d0b"]);
    api.sandbox.change("organization", organizationId, { isexternalsearchindexenabled: 1 });
  });

  it("finds nothing that the caller may not read", async () => {
    const role = api.sandbox.insert("role", { name: "Nothing" });
    const { id } = users.applicationWithoutRole;
    api.sandbox.store.link("systemuserroles_association", id, role);
    const token = api.sandbox.issueToken({ userId: id });
    const body = { search: "contoso" };
    const answer = await api.send("POST", "searchquery", { body, token });
    expect(JSON.parse(String(answer.body["response"])).Value).toEqual([]);
  });

  it("takes one request a second of a user, 150 a minute of all, and finds rows late", async () => {
    limited.sandbox.insert("account", { name: "Contoso" });
    expect((await post("searchquery", { search: "contoso" }, limited)).Value).toEqual([]);
    const refused = await limited.send("GET", "searchstatus");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    now += 60_000;
    expect((await post("searchquery", { search: "contoso" }, limited)).Value).toHaveLength(1);
    now += 1_000;
    expect((await limited.send("GET", "searchstatus")).status).toBe(200);
  });
});
