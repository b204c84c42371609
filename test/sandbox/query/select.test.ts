import { currencies, users } from "../../../sandbox/seed/identities";
import { openService, root, type Service } from "./service";

let service: Service;
let account: string;
let project: string;

const formatted = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';

beforeAll(async () => {
  service = await openService();
  const { insert } = service;
  const contact = insert("contact", { firstname: "Susanna", lastname: "Stubberod" });
  account = insert("account", {
    name: 'A "quoted" name\n',
    revenue: 20000,
    creditlimit: -1234.5,
    transactioncurrencyid: currencies.eur,
    numberofemployees: 25870370,
    creditonhold: 1,
    customertypecode: 1,
    primarycontactid: contact,
    address1_city: "München",
    address1_latitude: 47.63958,
    lastusedincampaign: "2024-02-03T15:04:05Z",
    createdon: "2023-04-07T21:59:01Z",
  });
  project = insert("new_project", {
    new_name: "P",
    new_skills: "1,9",
    new_hours: 12.5,
    new_ticks: 638751518483842799n,
    new_customerid: contact,
    new_customerid__table: "contact",
  });
});

afterAll(() => service.store.close());

/** One row's own text, as it is on the wire. */
function rowText(url: string, prefer = ""): string {
  return /"value":\[\{(.*)\}\]\}$/s.exec(service.get(url, { prefer }).text)?.[1] ?? "";
}

describe("$select", () => {
  it("answers with the columns in the order asked for, companions and the key behind them", () => {
    expect(rowText("accounts?$select=revenue,name")).toBe(
      `"@odata.etag":"W/\\"${service.store.read("account", account)?.["versionnumber"]}\\"",` +
        `"revenue":20000.0000,"name":"A \\"quoted\\" name\\n",` +
        `"_transactioncurrencyid_value":"${currencies.eur}","accountid":"${account}"`,
    );
    expect(service.get("accounts?$select=revenue,name").json["@odata.context"]).toBe(
      `${root}$metadata#accounts(revenue,name)`,
    );
  });

  it("shows a column asked for twice, or as a companion too, once", () => {
    const row = service.get(
      "accounts?$select=accountid,name,name,revenue,_transactioncurrencyid_value",
    ).json.value[0];
    expect(Object.keys(row ?? {})).toEqual([
      "@odata.etag",
      "accountid",
      "name",
      "revenue",
      "_transactioncurrencyid_value",
    ]);
  });

  it("brings the composite along with a part of an address", () => {
    const row = service.get("accounts?$select=address1_city").json.value[0];
    expect(row).toMatchObject({ address1_city: "München", address1_composite: "München" });
    const other = service.get("accounts?$select=address1_latitude").json.value[0];
    expect(other).not.toHaveProperty("address1_composite");
  });

  it("shows the key of principal beside that of a user", () => {
    const url = `systemusers?$select=fullname&$filter=systemuserid eq ${users.administrator.id}`;
    expect(service.get(url).json.value).toEqual([
      expect.objectContaining({
        fullname: "Jane Reyes",
        systemuserid: users.administrator.id,
        ownerid: users.administrator.id,
      }),
    ]);
  });

  it("adds what elastic rows always carry", () => {
    service.insert("contoso_sensordata", { partitionid: "device-1" });
    const row = service.get("contoso_sensordatas?$select=contoso_sensordataid").json.value[0];
    expect(Object.keys(row ?? {})).toEqual(
      expect.arrayContaining(["versionnumber", "partitionid", "contoso_sensordataid"]),
    );
    expect(row?.["@odata.etag"]).toMatch(/^W\/"[0-9a-f]{8}-0000-0200-0000-[0-9a-f]{8}0000"$/);
  });

  it("answers with every readable column without it", () => {
    const { json } = service.get("accounts");
    const table = service.store.schema.tables.get("account");
    const expected = [...(table?.properties.values() ?? [])].filter(
      ({ validForRead }) => validForRead !== false,
    );
    expect(Object.keys(json.value[0] ?? {}).sort()).toEqual(
      ["@odata.etag", ...expected.map(({ property }) => property)].sort(),
    );
    expect(json["@odata.context"]).toBe(`${root}$metadata#accounts`);
  });

  it.each([
    "Name",
    "primarycontactid",
    "ownerid",
    "_PrimaryContactId_value",
    "nothing",
    "*",
    "a/b",
  ])("refuses %s", (name) => {
    expect(service.get(`accounts?$select=name,${name}`)).toMatchObject({
      status: 400,
      json: {
        error: {
          code: "0x0",
          message: `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.account'.`,
        },
      },
    });
  });
});

describe("values on the wire", () => {
  it("prints money, decimals, doubles and bigints exactly", () => {
    expect(rowText("accounts?$select=creditlimit,address1_latitude")).toMatch(
      /"creditlimit":-1234\.5000,"address1_latitude":47\.63958,/,
    );
    const text = service.get(
      `new_projectcollection(${project})?$select=new_ticks,new_hours,new_skills`,
    ).text;
    expect(text).toContain('"new_ticks":638751518483842799,"new_hours":12.50,"new_skills":"1,9",');
  });

  it("prints booleans, dates and nulls", () => {
    expect(rowText("accounts?$select=creditonhold,createdon,description")).toContain(
      '"creditonhold":true,"createdon":"2023-04-07T21:59:01Z","description":null,',
    );
  });
});

describe("annotations", () => {
  const row = (names: string, prefer: string) =>
    service.get(`accounts?$select=${names}`, { prefer }).json.value[0] ?? {};
  const text = "OData.Community.Display.V1.FormattedValue";

  it.each([
    ["revenue", "€20,000.00"],
    ["creditlimit", "(€1,234.50)"],
    ["numberofemployees", "25,870,370"],
    ["creditonhold", "Yes"],
    ["customertypecode", "Competitor"],
    ["statecode", "Active"],
    ["createdon", "4/7/2023 9:59 PM"],
    ["lastusedincampaign", "2/3/2024"],
    ["_primarycontactid_value", "Susanna Stubberod"],
    ["_ownerid_value", "Jane Reyes"],
    ["address1_latitude", "47.63958"],
  ])("formats %s", (name, expected) => {
    expect(row(name, formatted)[`${name}@${text}`]).toBe(expected);
  });

  it("formats several choices and decimals", () => {
    const url = `new_projectcollection(${project})?$select=new_skills,new_hours`;
    const json = service.get(url, { prefer: formatted }).json;
    expect(json[`new_skills@${text}`]).toMatch(/^[^;]+; [^;]+$/);
    expect(json[`new_hours@${text}`]).toBe("12.50");
  });

  it("says nothing about text, keys and nulls", () => {
    const names = "name,accountid,description,_parentaccountid_value";
    expect(Object.keys(row(names, 'odata.include-annotations="*"'))).toEqual([
      "@odata.etag",
      ...names.split(","),
    ]);
  });

  it("stands before the property, in the service's order", () => {
    const names = Object.keys(row("_ownerid_value", 'odata.include-annotations="*"'));
    expect(names).toEqual([
      "@odata.etag",
      "_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty",
      "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname",
      `_ownerid_value@${text}`,
      "_ownerid_value",
      "accountid",
    ]);
  });

  it("names table and navigation property of what a polymorphic lookup points to", () => {
    const url = `new_projectcollection(${project})?$select=_new_customerid_value`;
    const { json } = service.get(url, {
      prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.*"',
    });
    expect(json).toMatchObject({
      "_new_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
      "_new_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty":
        expect.stringMatching(/_contact$/),
    });
    expect(json).not.toHaveProperty([`_new_customerid_value@${text}`]);
  });

  it("is left out unless asked for, and echoed in Preference-Applied when it was", () => {
    expect(Object.keys(row("name,revenue", "")).some((name) => name.includes("@OData"))).toBe(
      false,
    );
    expect(service.get("accounts", { prefer: formatted }).headers["Preference-Applied"]).toBe(
      formatted,
    );
    expect(service.get("accounts").headers).toEqual({
      "Content-Type": "application/json; odata.metadata=minimal",
      "OData-Version": "4.0",
    });
  });
});
