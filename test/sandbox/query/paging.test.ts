import { type Answer, fill, openService, root, type Service } from "./service";

let service: Service;

beforeAll(async () => {
  service = await openService();
  const { insert, store } = service;
  const people = ["Anna", "anna", "Élodie", "Zoe"].map((firstname) =>
    insert("contact", { firstname }),
  );
  const names = ["b", "B", "ä", "a", null, "c & <d>", 'e "f"', "100%", null, "z"];
  for (const [at, sic] of names.entries()) {
    const primarycontactid = people[at % 5] ?? null;
    insert("account", {
      name: `n${at}`,
      sic,
      revenue: at % 3 === 0 ? null : at / 2,
      primarycontactid,
    });
  }
  fill(store, "lead", 12_000);
});

afterAll(() => service.store.close());

const linkOf = ({ json }: Answer): string | undefined =>
  json["@odata.nextLink"] as string | undefined;

/** Ids of every page, walked by following links, and how many pages there were. */
function walk(url: string, prefer: string, id = "accountid"): { ids: unknown[]; pages: number } {
  const ids: unknown[] = [];
  let pages = 0;
  for (let next: string | undefined = url; next !== undefined; pages += 1) {
    const answer = service.get(next, { prefer });
    expect(answer.status).toBe(200);
    ids.push(...answer.json.value.map((row) => row[id]));
    next = linkOf(answer);
  }
  return { ids, pages };
}

describe("pages", () => {
  it.each([
    "accounts?$select=name",
    "accounts?$select=name&$orderby=name",
    "accounts?$select=name&$orderby=sic",
    "accounts?$select=name&$orderby=sic desc",
    "accounts?$select=name&$orderby=revenue desc,sic asc",
    "accounts?$select=name&$orderby=_primarycontactid_value",
    "accounts?$select=name&$orderby=_ownerid_value desc,createdon",
    "accounts?$select=name&$orderby=statecode,accountid desc",
    "accounts?$select=name&$orderby=creditonhold",
    "accounts?$select=name&$filter=contains(name,'n')&$orderby=@p1&@p1=sic",
  ])("of %s are the whole answer in order, without repetition", (url) => {
    const whole = service.get(url).json.value.map(({ accountid }) => accountid);
    for (const size of [1, 3, 10]) {
      const { ids, pages } = walk(url, `odata.maxpagesize=${size}`);
      expect(ids).toEqual(whole);
      expect(pages).toBe(Math.ceil(10 / size));
    }
  });

  it("goes on behind the last row even when that row is deleted meanwhile", () => {
    const prefer = "odata.maxpagesize=2";
    const url = "accounts?$select=name&$orderby=sic";
    const whole = service.get(url).json.value.map(({ accountid }) => accountid);
    const first = service.get(url, { prefer });
    const gone = String(first.json.value[1]?.["accountid"]);
    const row = service.store.read("account", gone) ?? {};
    service.store.remove("account", gone);
    const second = service.get(linkOf(first) ?? "", { prefer });
    service.store.insert("account", row);
    expect(second.json.value.map(({ accountid }) => accountid)).toEqual(whole.slice(2, 4));
  });

  it("holds 5,000 rows at most, whatever was asked for", () => {
    const answer = service.get("leads?$select=leadid", { prefer: "odata.maxpagesize=9000" });
    expect(answer.json.value).toHaveLength(5000);
    expect(answer.headers["Preference-Applied"]).toBe("odata.maxpagesize=5000");
    const { ids, pages } = walk("leads?$select=leadid", "", "leadid");
    expect([new Set(ids).size, pages]).toEqual([12_000, 3]);
  });

  it("of an elastic table hold 500 rows", () => {
    fill(service.store, "contoso_sensordata", 501);
    const first = service.get("contoso_sensordatas?$select=contoso_sensordataid");
    expect(first.json.value).toHaveLength(500);
    expect(service.get(linkOf(first) ?? "").json.value).toHaveLength(1);
  });

  it("of a filtered collection are links to that collection", () => {
    const account = service.insert("account", { name: "parent" });
    for (const subject of ["a", "b", "c"]) {
      service.insert("task", {
        subject,
        regardingobjectid: account,
        regardingobjectid__table: "account",
      });
    }
    const url = `accounts(${account})/Account_Tasks?$select=subject`;
    const { ids, pages } = walk(url, "odata.maxpagesize=2", "subject");
    expect([[...ids].sort(), pages]).toEqual([["a", "b", "c"], 2]);
    service.store.remove("account", account);
  });
});

describe("the next link", () => {
  const prefer = "odata.maxpagesize=2";

  it("repeats the query as it was sent and carries the service's cookie", () => {
    const query = "$select=name&$filter=contains(name,%27n%27)&tag=a%26b";
    const answer = service.get(`accounts?${query}`, { prefer });
    const [first, last] = answer.json.value.map(({ accountid }) => String(accountid).toUpperCase());
    expect(linkOf(answer)).toBe(
      `${root}accounts?${query}&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%253caccountid%2520last%253d%2522%257b${last}%257d%2522%2520first%253d%2522%257b${first}%257d%2522%2520%252f%253e%253c%252fcookie%253e%22%20istracking=%22False%22%20/%3E`,
    );
    const second = linkOf(service.get(linkOf(answer) ?? "", { prefer })) ?? "";
    expect(second).toContain("%3Ccookie%20pagenumber=%223%22");
    expect(second.match(/skiptoken/g)).toHaveLength(1);
  });

  it("names the order's columns in the cookie, nulls as such", () => {
    const answer = service.get("accounts?$select=name&$orderby=sic,revenue desc", { prefer });
    const token = decodeURIComponent(decodeURIComponent(linkOf(answer) ?? ""));
    expect(token).toMatch(
      /<cookie page="1"><sic lastnull="1" firstnull="1" \/><revenue last="[\d.]+" first="[\d.]+" \/><accountid last="\{[0-9A-F-]{36}\}" first="\{[0-9A-F-]{36}\}" \/><\/cookie>/,
    );
  });

  it.each<[string, (link: string) => string]>([
    [
      "encoded once more",
      (link) =>
        link.replace(/skiptoken=(.*)$/, (_, token) => `skiptoken=${encodeURIComponent(token)}`),
    ],
    [
      "decoded once",
      (link) =>
        link.replace(
          /skiptoken=(.*)$/,
          (_, token) =>
            `skiptoken=${encodeURIComponent(decodeURIComponent(decodeURIComponent(token)))}`,
        ),
    ],
    ["cut", (link) => link.slice(0, -20)],
    ["of another page", (link) => link.replace("pagenumber=%222%22", "pagenumber=%227%22")],
    ["of another order", (link) => link.replace("$select=name", "$select=name&$orderby=sic")],
    ["with a broken id", (link) => link.replace("%257d", "")],
    ["of nothing", (link) => link.replace(/skiptoken=.*$/, "skiptoken=2")],
  ])("is refused when it comes back %s", (_, tamper) => {
    const link = linkOf(service.get("accounts?$select=name", { prefer })) ?? "";
    expect(service.get(tamper(link), { prefer })).toMatchObject({
      status: 400,
      json: { error: { code: "0x8004112A" } },
    });
    expect(service.get(link, { prefer }).status).toBe(200);
  });
});

describe("$top", () => {
  it("cuts the answer, without further pages", () => {
    const answer = service.get("accounts?$select=name&$orderby=name&$top=3");
    expect(answer.json.value.map(({ name }) => name)).toEqual(["n0", "n1", "n2"]);
    expect(linkOf(answer)).toBeUndefined();
    expect(service.get("accounts?$top=0").json.value).toEqual([]);
  });

  it("is ignored where a page size is asked for", () => {
    const { ids } = walk("accounts?$select=name&$top=3", "odata.maxpagesize=2");
    expect(ids).toHaveLength(10);
  });

  it("is not taken above 5,000", () => {
    expect(service.get("leads?$top=5001").status).toBe(501);
  });
});

describe("$orderby", () => {
  const ordered = (order: string, column: string) =>
    service
      .get(`accounts?$select=${column}&$orderby=${order}`)
      .json.value.map((row) => row[column]);

  it("puts nulls first when ascending and last when descending, whatever the letter case", () => {
    const ascending = ordered("sic,name", "sic");
    expect(ascending).toEqual([null, null, "100%", "ä", "a", "b", "B", "c & <d>", 'e "f"', "z"]);
    expect(ordered("sic desc,name desc", "sic")).toEqual([...ascending].reverse());
  });

  it("sorts lookups by the primary name of what they point to", () => {
    const url =
      "accounts?$select=name&$orderby=_primarycontactid_value,name&$expand=primarycontactid($select=fullname)";
    const names = service
      .get(url)
      .json.value.map((row) => (row["primarycontactid"] as { fullname: string } | null)?.fullname);
    expect(names).toEqual([
      undefined,
      undefined,
      "Anna",
      "anna",
      "Anna",
      "anna",
      "Élodie",
      "Élodie",
      "Zoe",
      "Zoe",
    ]);
  });

  it.each([
    [
      "primarycontactid",
      400,
      "The $orderby expression must evaluate to a single value of primitive type.",
    ],
    [
      "Name",
      400,
      "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
    ],
    ["tolower(name)", 501, "The query node SingleValueFunctionCall is not supported"],
    ["name ascending", 400, "Syntax error at position 5 in 'name ascending'."],
    [
      "entityimage",
      400,
      "The $orderby expression must evaluate to a single value of primitive type.",
    ],
  ])("refuses %s", (order, status, message) => {
    expect(service.get(`accounts?$orderby=${order}`)).toMatchObject({
      status,
      json: { error: { message } },
    });
  });
});

describe("counts", () => {
  const prefer = 'odata.maxpagesize=3,odata.include-annotations="Microsoft.Dynamics.CRM.*"';

  it("say how many rows the filter keeps, whatever the page", () => {
    const { json, headers } = service.get(
      "accounts?$select=name&$count=true&$filter=revenue ne null",
      { prefer },
    );
    expect(Object.keys(json).slice(0, 6)).toEqual([
      "@odata.context",
      "@odata.count",
      "@Microsoft.Dynamics.CRM.totalrecordcount",
      "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded",
      "@Microsoft.Dynamics.CRM.globalmetadataversion",
      "value",
    ]);
    expect(json).toMatchObject({
      "@odata.count": 6,
      "@Microsoft.Dynamics.CRM.totalrecordcount": 6,
      "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded": false,
    });
    expect(headers["Preference-Applied"]).toBe(
      'odata.maxpagesize=3, odata.include-annotations="Microsoft.Dynamics.CRM.*"',
    );
  });

  it("stop at 5,000", () => {
    expect(service.get("leads?$select=leadid&$count=true", { prefer }).json).toMatchObject({
      "@odata.count": 5000,
      "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded": true,
    });
    expect(service.get("leads/$count").text).toBe("\uFEFF5000");
  });

  it("are -1 in the annotation unless asked for", () => {
    const { json } = service.get("accounts?$select=name", { prefer });
    expect(json).toMatchObject({ "@Microsoft.Dynamics.CRM.totalrecordcount": -1 });
    expect(json).not.toHaveProperty(["@odata.count"]);
  });

  it("are plain text with a byte order mark behind /$count", () => {
    const answer = service.get("accounts/$count?$filter=revenue ne null");
    expect([answer.status, answer.headers["Content-Type"], answer.text]).toEqual([
      200,
      "text/plain",
      "\uFEFF6",
    ]);
    const contact = service.get("contacts?$select=firstname&$filter=firstname eq 'Zoe'").json
      .value[0];
    expect(
      service.get(`contacts(${contact?.["contactid"]})/account_primary_contact/$count`).text,
    ).toBe("\uFEFF2");
    expect(service.get("accounts/$count?$select=name").status).toBe(400);
  });
});
