import { currencies } from "../../../sandbox/seed/identities";
import { attributeName, column, crm, formattedValue, useFetch } from "./support";

const api = useFetch();
let contact = "";
let account = "";

beforeAll(() => {
  const { sandbox } = api;
  contact = sandbox.insert("contact", {
    firstname: "Ann",
    lastname: "Lee",
    creditlimit: 1250.5,
    transactioncurrencyid: currencies.eur,
  });
  account = sandbox.insert("account", {
    name: "Litware",
    revenue: 20000,
    numberofemployees: 25870,
    creditonhold: 1,
    primarycontactid: contact,
    createdon: "2024-04-07T14:59:00Z",
  });
  sandbox.insert("account", { name: "Adventure Works" });
});

const all = { annotations: "*" };

describe("the columns of a row", () => {
  it("are those asked for, the currency of money, and the primary key; nulls are left out", async () => {
    const { rows } = await api.fetch(
      "accounts",
      '<fetch><entity name="account"><attribute name="name"/><attribute name="revenue"/><order attribute="name"/></entity></fetch>',
    );
    expect(rows).toEqual([
      {
        "@odata.etag": expect.stringMatching(/^W\/"\d+"$/),
        name: "Adventure Works",
        accountid: expect.any(String),
      },
      {
        "@odata.etag": expect.any(String),
        name: "Litware",
        revenue: 20000,
        _transactioncurrencyid_value: currencies.usd,
        accountid: account,
      },
    ]);
  });

  it("are all of them when none is named, and with all-attributes", async () => {
    const none = await api.fetch("accounts", '<fetch><entity name="account"/></fetch>');
    const named = await api.fetch(
      "accounts",
      '<fetch><entity name="account"><attribute name="name"/><all-attributes/></entity></fetch>',
    );
    const litware = none.rows.find(({ name }) => name === "Litware");
    expect(litware).toMatchObject({
      _primarycontactid_value: contact,
      numberofemployees: 25870,
      creditonhold: true,
      statecode: 0,
    });
    expect(Object.values(litware ?? {})).not.toContain(null);
    expect(named.rows).toEqual(none.rows);
  });

  it("are the key alone with no-attrs", async () => {
    const { rows } = await api.fetch(
      "accounts",
      '<fetch><entity name="account"><no-attrs/><filter><condition attribute="name" operator="eq" value="Litware"/></filter></entity></fetch>',
    );
    expect(rows).toEqual([{ "@odata.etag": expect.any(String), accountid: account }]);
  });

  it("have annotations when they are asked for", async () => {
    const xml =
      '<fetch><entity name="account"><attribute name="name"/><attribute name="revenue"/><attribute name="creditonhold"/><attribute name="primarycontactid"/><attribute name="createdon"/><filter><condition attribute="name" operator="eq" value="Litware"/></filter></entity></fetch>';
    const plain = await api.fetch("accounts", xml, { annotations: null });
    const annotated = await api.fetch("accounts", xml, all);
    expect(Object.keys(plain.rows[0] ?? {}).filter((name) => name.includes("@"))).toEqual([
      "@odata.etag",
    ]);
    expect(annotated.rows[0]).toMatchObject({
      [`revenue@${formattedValue}`]: "$20,000.00",
      [`creditonhold@${formattedValue}`]: "Yes",
      [`createdon@${formattedValue}`]: "4/7/2024 2:59 PM",
      [`_primarycontactid_value@${formattedValue}`]: "Ann Lee",
      [`_primarycontactid_value@${crm}.lookuplogicalname`]: "contact",
      [`_primarycontactid_value@${crm}.associatednavigationproperty`]: "primarycontactid",
    });
    expect(annotated.rows[0]).not.toHaveProperty([`name@${formattedValue}`]);
    expect(annotated.headers.get("preference-applied")).toBe('odata.include-annotations="*"');
    expect(plain.headers.get("preference-applied")).toBeNull();
  });
});

describe("an alias", () => {
  it("is the property's whole name, whose annotations tell the column", async () => {
    const { rows, body } = await api.fetch(
      "accounts",
      '<fetch><entity name="account"><attribute name="name" alias="title"/><attribute name="primarycontactid" alias="who"/><attribute name="revenue" alias="earned"/><attribute name="createdon" alias="createdon"/><order attribute="name" descending="true"/></entity></fetch>',
      all,
    );
    expect(rows[0]).toEqual({
      "@odata.etag": expect.any(String),
      accountid: account,
      title: "Litware",
      [`title@${attributeName}`]: "name",
      who: contact,
      [`who@${attributeName}`]: "primarycontactid",
      [`who@${crm}.lookuplogicalname`]: "contact",
      [`who@${formattedValue}`]: "Ann Lee",
      earned: 20000,
      [`earned@${attributeName}`]: "revenue",
      [`earned@${formattedValue}`]: "$20,000.00",
      createdon: "2024-04-07T14:59:00Z",
      [`createdon@${attributeName}`]: "createdon",
      [`createdon@${formattedValue}`]: "4/7/2024 2:59 PM",
    });
    expect(rows[1]).not.toHaveProperty("who");
    expect(body["@odata.context"]).toMatch(/\$metadata#accounts\(accountid\)$/);
  });

  it.each([
    ['<attribute name="name"/><attribute name="accountnumber" alias="name"/>', "name"],
    ['<attribute name="name" alias="x"/><attribute name="accountnumber" alias="x"/>', "x"],
  ])("that is taken is refused: %s", async (inside, alias) => {
    const { status, error } = await api.fetch(
      "accounts",
      `<fetch><entity name="account">${inside}</entity></fetch>`,
    );
    expect([status, error]).toEqual([
      400,
      {
        code: "0x80041130",
        message: `${alias} is not a unique alias. It clashes with an autogenerated alias or user provided alias`,
      },
    ]);
  });

  it.each(["1st", "a b", "a-b", "ä"])("has to be a name, which %s is not", async (alias) => {
    const { error } = await api.fetch(
      "accounts",
      `<fetch><entity name="account"><attribute name="name" alias="${alias}"/></entity></fetch>`,
    );
    expect(error.code).toBe("0x80041109");
  });
});

describe("the columns of a link", () => {
  const link = (inside: string, alias = 'alias="c"') =>
    `<fetch><entity name="account"><attribute name="name"/><order attribute="name"/><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" ${alias}>${inside}</link-entity></entity></fetch>`;

  it("stand under alias and name, lookups and money included", async () => {
    const { rows } = await api.fetch(
      "accounts",
      link(
        '<attribute name="fullname"/><attribute name="ownerid"/><attribute name="creditlimit"/><attribute name="statecode" alias="state"/><attribute name="jobtitle"/>',
      ),
      all,
    );
    expect(Object.keys(rows[0] ?? {}).filter((name) => name.startsWith("c."))).toEqual([]);
    expect(rows[1]).toMatchObject({
      "c.fullname": "Ann Lee",
      [`c.fullname@${attributeName}`]: "fullname",
      [`c.ownerid@${crm}.lookuplogicalname`]: "systemuser",
      "c.creditlimit": 1250.5,
      [`c.creditlimit@${formattedValue}`]: "€1,250.50",
      state: 0,
      [`state@${formattedValue}`]: "Active",
    });
    expect(rows[1]).not.toHaveProperty(["c.jobtitle"]);
    expect(rows[1]).not.toHaveProperty([`c.ownerid@${crm}.associatednavigationproperty`]);
  });

  it("stand under the table's name and the link's number without an alias", async () => {
    const { rows } = await api.fetch("accounts", link('<attribute name="fullname"/>', ""));
    expect(rows[1]).toMatchObject({ "contact1.fullname": "Ann Lee" });
  });

  it("are none unless they are named, all with all-attributes", async () => {
    const none = await api.fetch("accounts", link(""));
    const every = await api.fetch("accounts", link("<all-attributes/>"));
    expect(Object.keys(none.rows[1] ?? {})).toEqual(["@odata.etag", "name", "accountid"]);
    expect(every.rows[1]).toMatchObject({ "c.contactid": contact, "c.lastname": "Lee" });
  });
});

describe("distinct", () => {
  it("shows what is alike once, without key and ETag, however it is spelled", async () => {
    for (const jobtitle of ["Buyer", "buyer", "BUYER", "Seller", null]) {
      api.sandbox.insert("contact", { lastname: "Distinct", jobtitle });
    }
    const { rows, body } = await api.fetch(
      "contacts",
      '<fetch distinct="true"><entity name="contact"><attribute name="jobtitle"/><order attribute="jobtitle"/><filter><condition attribute="lastname" operator="eq" value="Distinct"/></filter></entity></fetch>',
    );
    expect(rows.map((row) => [Object.keys(row), String(row["jobtitle"]).toLowerCase()])).toEqual([
      [[], "undefined"],
      [["jobtitle"], "buyer"],
      [["jobtitle"], "seller"],
    ]);
    expect(body["@odata.context"]).toMatch(/#contacts\(jobtitle\)$/);
  });

  it("shows the key when it is named", async () => {
    const { rows } = await api.fetch(
      "contacts",
      '<fetch distinct="true"><entity name="contact"><attribute name="contactid"/><filter><condition attribute="fullname" operator="eq" value="Ann Lee"/></filter></entity></fetch>',
    );
    expect(rows).toEqual([{ contactid: contact }]);
  });
});

describe("the context", () => {
  it("lists columns in the order of the first row, those without a value last", async () => {
    const xml =
      '<fetch><entity name="account"><attribute name="numberofemployees"/><attribute name="name"/><attribute name="primarycontactid"/><order attribute="name"/></entity></fetch>';
    const { body } = await api.fetch("accounts", xml);
    expect(body["@odata.context"]).toBe(
      `${api.sandbox.url}/api/data/v9.2/$metadata#accounts(name,accountid,numberofemployees,_primarycontactid_value,primarycontactid,primarycontactid())`,
    );
  });
});

describe("users and teams", () => {
  it("show the key they inherit beside their own", async () => {
    const { rows } = await api.fetch(
      "systemusers",
      '<fetch top="1"><entity name="systemuser"><attribute name="fullname"/></entity></fetch>',
    );
    expect(column(rows, "ownerid")).toEqual(column(rows, "systemuserid"));
  });
});
