import { users } from "dataverse-sandbox";
import type { RecordList } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "believable" });
beforeEach(() => forgetAt(bench.sandbox.url));

const ACTIVE = "00000000-0000-0000-00aa-000010001002";
const given = (inputs: Record<string, unknown>) => ({
  entityType: "accounts",
  view: "Active Accounts",
  ...inputs,
});
const query = (inputs: Record<string, unknown> = {}) =>
  bench.act<RecordList>("queryEntities", given(inputs));
const refused = async (inputs: Record<string, unknown>) =>
  (await bench.failure("queryEntities", given(inputs))).message;
const rows = (sql: string) => bench.sandbox.store.select(sql);
const active = (more = "") =>
  rows(`SELECT name FROM account WHERE statecode = 0 ${more}`).map(({ name }) => name);
const names = ({ value }: RecordList) => value.map(({ name }) => name);
const fetched = () =>
  bench
    .requests()
    .filter(({ url }) => url.includes("fetchXml="))
    .map(({ url }) => decodeURIComponent(url.slice(url.indexOf("fetchXml=") + 9)));
const COLUMNS = [
  { name: "name", label: "Account Name" },
  { name: "telephone1", label: "Main Phone" },
  { name: "address1_city", label: "Address 1: City" },
  { name: "primarycontact.emailaddress1", label: "Email (Primary Contact)" },
];

describe("what a view yields", () => {
  test("runs as the app shows it, with the columns of its layout", async () => {
    const list = await query({ fetchAll: true });
    expect(names(list).sort()).toEqual(active().sort());
    expect(list).toMatchObject({ hasMore: false, columns: COLUMNS });
    expect(list).not.toHaveProperty("oDataNextLink");
    expect(fetched()).toHaveLength(1);
    const linked = list.value.find((row) => "primarycontact.emailaddress1" in row);
    const email = linked?.["primarycontact.emailaddress1"];
    expect(linked).toMatchObject({ primarycontact: { emailaddress1: email } });
  });

  test("goes page by page; the link to the next one holds all of it", async () => {
    const first = await query({ recordsPerPage: 20 });
    const all = names(first);
    let link = first.oDataNextLink;
    expect(first.hasMore).toBe(true);
    // With the view or without it: the link alone counts.
    for (const view of ["Active Accounts", "", "no such view"]) {
      const page = await query({ view, nextPageId: link, fieldNames: "createdon" });
      expect(page).toMatchObject({ columns: COLUMNS });
      all.push(...names(page));
      link = page.oDataNextLink;
      if (!link) break;
    }
    expect(link).toBeNull();
    expect(new Set(all).size).toBe(active().length);
    const raw = { method: "GET", url: first.oDataNextLink };
    expect(await bench.act("rawRequest", raw)).toMatchObject({ value: { length: 20 } });
    const rest = await query({ nextPageId: first.oDataNextLink, fetchAll: true });
    expect(names(rest)).toEqual(all.slice(20));
    expect(rest).toMatchObject({ hasMore: false, columns: COLUMNS });
  });

  test.each([
    ["top", { top: 3, count: true }, { "@odata.count": 46, hasMore: true, oDataNextLink: null }, 3],
    ["max records", { fetchAll: true, recordsPerPage: 10, maxRecords: 15 }, { hasMore: true }, 20],
    ["count", { count: true, recordsPerPage: 5 }, { oDataCount: 46, hasMore: true }, 5],
    ["blank inputs", { top: "", count: null, fieldNames: [], filterExpression: "" }, {}, 46],
  ])("takes %s", async (_, inputs, expected, size) => {
    const { count, maxRecords, ...others } = inputs as Record<string, unknown>;
    const list = await query({ ...others, options: { count, maxRecords } });
    expect(active()).toHaveLength(46);
    expect(list).toMatchObject(expected);
    expect(list.value).toHaveLength(size);
  });

  test("Field Name and Order By replace the view's, by any name, also of linked tables", async () => {
    const list = await query({
      fieldNames: ["Account Name", "primarycontact.fullname", "ownerid", "Annual Revenue"],
      orderByFieldNames: ["revenue desc", "primarycontact.fullname", "accountid"],
      top: 5,
    });
    expect(list["columns"]).toEqual([
      { name: "name", label: "Account Name" },
      { name: "primarycontact.fullname", label: "Full Name (Primary Contact)" },
      { name: "ownerid", label: "Owner" },
      { name: "revenue", label: "Annual Revenue" },
    ]);
    const revenues = list.value.map(({ revenue }) => Number(revenue));
    expect(revenues).toEqual([...revenues].sort((one, other) => other - one));
    expect(Math.max(...revenues)).toBe(
      rows("SELECT max(revenue) AS n FROM account WHERE statecode = 0")[0]?.["n"],
    );
    expect(list.value[0]).toMatchObject({
      _ownerid_value: expect.any(String),
      accountid: expect.any(String),
    });
    expect(list.value[0]).not.toHaveProperty("telephone1");
    expect(fetched()[0]).not.toContain('attribute="name"');
  });

  test("a filter is added, its values read as they are anywhere else", async () => {
    const list = await query({
      filterExpression:
        "$filter=(contains(name,'a') or name eq \"Litware Ltd.\") and not (industrycode eq 'Accounting') and createdon ge 2000-01-01&$orderby=name desc",
    });
    const expected = active(
      "AND (name LIKE '%a%' OR name = 'Litware Ltd.') AND (industrycode <> 1 OR industrycode IS NULL)",
    );
    expect(names(list).sort()).toEqual(expected.sort());
    expect(fetched()[0]).toContain('<condition attribute="industrycode" operator="ne" value="1"');
    expect(fetched()[0]).toContain('value="2000-01-01T00:00:00Z"');
    expect(fetched()[0]).toContain('<order attribute="name" descending="true"');
  });

  test("labels, addresses, annotations and a field map work, on a further page too", async () => {
    const inputs = {
      recordsPerPage: 5,
      fieldNames: ["name", "State"],
      orderByFieldNames: "State desc",
      fieldMap: { State: "statecode", Owner: "ownerid" },
      options: { includeLabels: true, includeRecordUrl: true, includeAnnotations: "formatted" },
    };
    const first = await query(inputs);
    const second = await query({ ...inputs, nextPageId: first.oDataNextLink });
    for (const { value } of [first, second]) {
      expect(value[0]).toMatchObject({
        "statecode@OData.Community.Display.V1.FormattedValue": "Active",
        labels: { statecode: "Active", ownerid: expect.any(String) },
        mapped: { State: "Active", Owner: expect.any(String) },
        recordUrl: expect.stringContaining("main.aspx"),
      });
    }
    expect(first.columns).toEqual(second.columns);
  });
});

describe("which view", () => {
  const KOELN = { view: "Accounts in Köln" };
  const inKoeln = () => rows("SELECT accountid FROM account WHERE address1_city = 'Köln'").length;
  const idsOf = (user: string) =>
    rows(
      `SELECT userqueryid AS id FROM userquery WHERE name = 'Accounts in Köln' AND ownerid = '${user}'`,
    );

  test("is named by its id in any form, or its name, and is remembered", async () => {
    for (const view of [ACTIVE, `{${ACTIVE.toUpperCase()}}`, " active accounts "]) {
      expect((await query({ view, top: 1 })).value).toHaveLength(1);
    }
    bench.sandbox.clearRequests();
    await query({ view: ACTIVE, top: 1 });
    expect(bench.requests()).toHaveLength(1);
  });

  test("is a personal one of the connection's user, or of the one that is acted for", async () => {
    expect((await query(KOELN)).value).toHaveLength(inKoeln());
    const options = { impersonateUserId: users.salesperson.id };
    expect((await query({ ...KOELN, options })).value).toHaveLength(inKoeln());
    const [own] = idsOf(users.application.id);
    expect(await refused({ view: own?.["id"], options })).toMatch(
      /is no view of account that the user sees/,
    );
    expect((await query({ view: own?.["id"] })).value).toHaveLength(inKoeln());
    const mine = { view: "My Active Accounts" };
    const owned = active(`AND ownerid = '${users.salesperson.id}'`);
    expect(names(await query({ ...mine, options })).sort()).toEqual(owned.sort());
  });

  test("is refused where several have the name, with their ids", async () => {
    const id = bench.sandbox.insert("userquery", {
      ...{ name: "Active Accounts", returnedtypecode: "account", querytype: 0 },
      fetchxml: '<fetch><entity name="account" /></fetch>',
      ...{ ownerid: users.application.id, ownerid__table: "systemuser" },
    });
    const message = await refused({});
    expect(message).toContain(
      `is the name of several views: ${ACTIVE} (system), ${id} (personal).`,
    );
    expect((await query({ view: id, top: 1 })).value).toHaveLength(1);
    bench.sandbox.store.remove("userquery", id);
  });

  test.each([
    ["Active Acounts", /is no view of account .*: did you mean "Active Accounts" or/],
    ["x' or name ne '", /"x' or name ne '" is no view of account/],
    ["__proto__", /is no view of account/],
    ["n".repeat(5000), /^View "n{80}" is no view/],
    [
      "00000000-0000-0000-00aa-000010001004",
      /"Active Contacts" shows records of contact, and Entity Type is account/,
    ],
    ["00000000-0000-0000-00aa-000010001005", /is a quick find view, whose query waits/],
    ["Quick Find Active Accounts", /is no view of account/],
  ])("is none, case %#", async (view, message) => {
    expect(await refused({ view })).toMatch(message);
    expect(fetched()).toEqual([]);
  });

  test("a view that is deactivated is found by its id alone", async () => {
    const inputs = { entityType: "new_project", view: "Unreadable Projects (retired)" };
    expect(await refused(inputs)).toMatch(/is no view of new_project/);
    const [view] = rows("SELECT savedqueryid AS id FROM savedquery WHERE statecode = 1");
    expect((await query({ ...inputs, view: view?.["id"], top: 1 })).value).toHaveLength(1);
  });
});

test.each([
  [
    { expandPropertyNames: "primarycontactid" },
    /^Expand Property Name cannot be combined with View/,
  ],
  [{ options: { apply: "groupby((name))" } }, /^Apply cannot be combined with View/],
  [
    { filterExpression: "$filter=name eq 'x'&$expand=primarycontactid" },
    /^Expand Property Name cannot/,
  ],
  [{ top: 5, fetchAll: true }, /^Top cannot be combined with Fetch All/],
  [
    { filterExpression: "Account_Tasks/any(t:t/statecode eq 1)" },
    /cannot be added to a view: it has Account_Tasks\/any.*rows of another table/,
  ],
  [
    { filterExpression: "primarycontactid/fullname eq 'x' or revenue add 1 gt 2" },
    /column of another table\); and revenue add 1 gt 2/,
  ],
  [{ filterExpression: "name = (" }, /^Filter Expression cannot be read/],
  [
    { nextPageId: "https://evil.example/api/data/v9.2/accounts?fetchXml=x" },
    /points to https:\/\/evil.example/,
  ],
  [
    { nextPageId: "/api/data/v9.2/accounts?fetchXml=%3Cfetch%3E" },
    /its query was changed on its way/,
  ],
])("%j is refused before anything is sent", async (inputs, message) => {
  expect(await refused(inputs)).toMatch(message);
  expect(bench.requests()).toEqual([]);
});

test.each([
  [{ fieldNames: ["nmae", "x.fullname"] }, /the view links no x; it links primarycontact/],
  [
    { orderByFieldNames: "primarycontact.Full Name desc" },
    /^Order By Field Name "primarycontact.Full Name" .* its logical name, e.g. primarycontact\./,
  ],
  [
    { fieldNames: "nmae", orderByFieldNames: "Turnover" },
    /"nmae" is no column.*"Turnover" is no column/,
  ],
  [{ filterExpression: "industrycode eq 'Nonsense'" }, /industrycode/],
  [
    { nextPageId: "/api/data/v9.2/contacts?fetchXml=x" },
    /records of contacts, but Entity Type is accounts/,
  ],
])("%j is refused before the view is run", async (inputs, message) => {
  expect(await refused(inputs)).toMatch(message);
  expect(fetched()).toEqual([]);
});
