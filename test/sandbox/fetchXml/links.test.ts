import { column, useFetch } from "./support";

const api = useFetch();
const ids: Record<string, string> = {};

/**
 * Three contacts: Ann is the primary contact of Alpha and Beta, Bob of Gamma (inactive), Cid of none.
 * Alpha is the parent of Beta; each account has a task or two, but Gamma.
 */
beforeAll(() => {
  const { insert, store } = api.sandbox;
  for (const name of ["Ann", "Bob", "Cid"]) {
    ids[name] = insert("contact", { firstname: name, jobtitle: name === "Bob" ? "Buyer" : null });
  }
  const account = (name: string, contact: string | null, more = {}) => {
    ids[name] = insert("account", {
      name,
      primarycontactid: contact && (ids[contact] ?? null),
      ...more,
    });
  };
  account("Alpha", "Ann");
  account("Beta", "Ann", { parentaccountid: ids["Alpha"] ?? null });
  account("Gamma", "Bob", { statecode: 1, statuscode: 2, fax: "1" });
  account("Delta", null, { sic: "Ann" });
  for (const [subject, on] of [
    ["t1", "Alpha"],
    ["t2", "Alpha"],
    ["t3", "Beta"],
  ] as const) {
    const regarding = { regardingobjectid: ids[on] ?? null, regardingobjectid__table: "account" };
    ids[subject] = insert("task", { subject, ...regarding });
  }
  ids["lead"] = insert("lead", { lastname: "Lead" });
  store.link("accountleads_association", ids["Alpha"] ?? "", ids["lead"] ?? "");
});

async function rows(set: string, table: string, inside: string) {
  const answer = await api.fetch(set, `<fetch><entity name="${table}">${inside}</entity></fetch>`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.rows;
}

const contacts = async (inside: string) =>
  column(
    await rows(
      "contacts",
      "contact",
      `<attribute name="firstname"/><order attribute="firstname"/>${inside}`,
    ),
    "firstname",
  );
const accounts = async (inside: string) =>
  column(
    await rows("accounts", "account", `<attribute name="name"/><order attribute="name"/>${inside}`),
    "name",
  );
const toPrimary = (type: string, inside = "", more = 'alias="c"') =>
  `<link-entity name="contact" from="contactid" to="primarycontactid" link-type="${type}" ${more}>${inside}</link-entity>`;
const fromAccounts = (type: string, inside = "", more = "") =>
  `<link-entity name="account" from="primarycontactid" to="contactid" link-type="${type}" ${more}>${inside}</link-entity>`;
const condition = (attribute: string, operator: string, value?: string, more = "") =>
  `<condition attribute="${attribute}" operator="${operator}"${value === undefined ? "" : ` value="${value}"`} ${more}/>`;

describe("inner and outer", () => {
  it("bring each match, and outer what has none as well", async () => {
    expect(await contacts(fromAccounts("inner"))).toEqual(["Ann", "Ann", "Bob"]);
    expect(await contacts(fromAccounts("outer"))).toEqual(["Ann", "Ann", "Bob", "Cid"]);
    expect(await accounts(toPrimary("inner"))).toEqual(["Alpha", "Beta", "Gamma"]);
    expect(await accounts(toPrimary("outer"))).toEqual(["Alpha", "Beta", "Delta", "Gamma"]);
  });

  it("filter before the join", async () => {
    const buyers = `<filter>${condition("jobtitle", "eq", "buyer")}</filter>`;
    expect(await accounts(toPrimary("inner", buyers))).toEqual(["Gamma"]);
    const found = await rows(
      "accounts",
      "account",
      `<attribute name="name"/><order attribute="name"/>${toPrimary("outer", `<attribute name="firstname"/>${buyers}`)}`,
    );
    expect(column(found, "c.firstname")).toEqual([undefined, undefined, undefined, "Bob"]);
  });

  it("filter after the join by entityname, in nested filters too", async () => {
    const without = `${fromAccounts("outer", "", 'alias="a"')}<filter><filter type="or">${condition("accountid", "null", undefined, 'entityname="a"')}</filter></filter>`;
    expect(await contacts(without)).toEqual(["Cid"]);
    const noFax = `<filter>${condition("fax", "null", undefined, 'entityname="account"')}</filter>${fromAccounts("outer")}`;
    expect(await contacts(noFax)).toEqual(["Ann", "Ann", "Cid"]);
  });

  it("nest", async () => {
    const xml = `<attribute name="subject"/><order attribute="subject"/><link-entity name="account" from="accountid" to="regardingobjectid" alias="a"><attribute name="name"/><link-entity name="contact" from="contactid" to="primarycontactid" alias="c"><attribute name="firstname" alias="who"/></link-entity></link-entity>`;
    const found = await rows("tasks", "task", xml);
    expect(found.map((row) => [row["subject"], row["a.name"], row["who"]])).toEqual([
      ["t1", "Alpha", "Ann"],
      ["t2", "Alpha", "Ann"],
      ["t3", "Beta", "Ann"],
    ]);
  });

  it("join a table with itself, and on any columns of one type, text without regard to case", async () => {
    const parents = await rows(
      "accounts",
      "account",
      '<attribute name="name"/><link-entity name="account" from="accountid" to="parentaccountid" alias="account"><attribute name="name"/></link-entity>',
    );
    expect(parents.map((row) => [row["name"], row["account.name"]])).toEqual([["Beta", "Alpha"]]);
    api.sandbox.store.update("account", ids["Delta"] ?? "", { sic: "ANN" });
    const byName = '<link-entity name="contact" from="firstname" to="sic"/>';
    expect(await accounts(byName)).toEqual(["Delta"]);
  });
});

describe("columns that the link leaves out", () => {
  it.each([
    ['name="contact" to="primarycontactid"', ["Alpha", "Beta", "Gamma"]],
    ['name="task" from="regardingobjectid"', ["Alpha", "Alpha", "Beta"]],
    ['name="task" to="accountid"', ["Alpha", "Alpha", "Beta"]],
    ['name="lead" link-type="exists"', ["Alpha"]],
    ['name="lead"', ["Alpha"]],
    ['name="lead" link-type="outer"', ["Alpha", "Beta", "Delta", "Gamma"]],
  ])("are found in the definitions: %s", async (attributes, expected) => {
    expect(await accounts(`<link-entity ${attributes}/>`)).toEqual(expected);
  });

  it("come with the columns of the other end of a many-to-many relationship", async () => {
    const xml =
      '<attribute name="lastname"/><link-entity name="account" alias="of"><attribute name="name"/></link-entity>';
    expect(await rows("leads", "lead", xml)).toEqual([
      expect.objectContaining({ lastname: "Lead", "of.name": "Alpha" }),
    ]);
  });

  it.each([
    'name="systemuser"',
    'name="systemuser" from="systemuserid"',
    'name="systemuser" to="accountid"',
  ])("are refused where several would do or none: %s", async (attributes) => {
    const xml = `<fetch><entity name="account"><link-entity ${attributes}/></entity></fetch>`;
    const { status, error } = await api.fetch("accounts", xml);
    expect([status, error.code]).toEqual([400, "0x80041102"]);
    expect(error.message).toMatch(
      /^No system many-to-many relationship exists between \w+ and \w+\. {2}If attempting to link through a custom many-to-many relationship ensure that you provide the from and to attributes\.$/,
    );
  });

  it("are refused for custom many-to-many relationships", async () => {
    const xml = '<fetch><entity name="product"><link-entity name="new_project"/></entity></fetch>';
    expect((await api.fetch("products", xml)).error.code).toBe("0x80041102");
  });

  it("are refused when their types differ", async () => {
    const xml =
      '<fetch><entity name="account"><link-entity name="contact" from="firstname" to="primarycontactid"/></entity></fetch>';
    expect((await api.fetch("accounts", xml)).error).toEqual({
      code: "0x80041104",
      message:
        "Data Types don't match for the link-entity join attributes 'firstname', 'primarycontactid'.",
    });
  });
});

describe("intersect tables", () => {
  it("are linked through", async () => {
    const through = `<link-entity name="accountleads" from="accountid" to="accountid" intersect="true"><link-entity name="lead" from="leadid" to="leadid" alias="l"><attribute name="lastname"/></link-entity></link-entity>`;
    const found = await rows("accounts", "account", `<attribute name="name"/>${through}`);
    expect(found.map((row) => [row["name"], row["l.lastname"]])).toEqual([["Alpha", "Lead"]]);
  });

  it("are read themselves", async () => {
    const xml = '<fetch><entity name="accountleads"/></fetch>';
    const { rows: found } = await api.fetch("accountleadscollection", xml);
    expect(found).toEqual([
      expect.objectContaining({ accountid: ids["Alpha"], leadid: ids["lead"] }),
    ]);
  });
});

describe("exists and in", () => {
  it.each(["exists", "in"])(
    "%s brings a row once, whatever the number of matches",
    async (type) => {
      expect(await contacts(fromAccounts(type))).toEqual(["Ann", "Bob"]);
      const active = `<filter>${condition("statecode", "eq", "0")}</filter>`;
      expect(await contacts(fromAccounts(type, active))).toEqual(["Ann"]);
      const withTask = '<link-entity name="task" from="regardingobjectid" to="accountid"/>';
      expect(await contacts(fromAccounts(type, withTask))).toEqual(["Ann"]);
      const none = `<link-entity name="task" from="regardingobjectid" to="accountid"><filter>${condition("subject", "eq", "t9")}</filter></link-entity>`;
      expect(await contacts(fromAccounts(type, none))).toEqual([]);
    },
  );

  it.each(["exists", "in"])("%s stands inside of a join as well", async (type) => {
    const inner = `<link-entity name="account" from="accountid" to="accountid" alias="same">${toPrimary(type, `<filter>${condition("firstname", "eq", "bob")}</filter>`, "")}</link-entity>`;
    expect(await accounts(inner)).toEqual(["Gamma"]);
  });

  it("have no columns and no order", async () => {
    for (const inside of [
      '<attribute name="name"/>',
      "<all-attributes/>",
      '<order attribute="name"/>',
    ]) {
      const xml = `<fetch><entity name="contact">${fromAccounts("exists", inside)}</entity></fetch>`;
      expect((await api.fetch("contacts", xml)).error.code).toBe("0x80040203");
    }
  });
});

describe("matchfirstrowusingcrossapply", () => {
  it("brings a row once, with one of its matches under schema names", async () => {
    const found = await rows(
      "contacts",
      "contact",
      `<attribute name="firstname"/><order attribute="firstname"/>${fromAccounts("matchfirstrowusingcrossapply", '<attribute name="name"/><attribute name="primarycontactid"/><attribute name="fax" alias="f"/>')}`,
    );
    expect(found.map((row) => [row["firstname"], row["PrimaryContactId"], row["f"]])).toEqual([
      ["Ann", ids["Ann"], undefined],
      ["Bob", ids["Bob"], "1"],
    ]);
    expect(["Alpha", "Beta"]).toContain(found[0]?.["Name"]);
  });

  it("filters before it takes one", async () => {
    const beta = `<filter type="or">${condition("name", "eq", "beta")}${condition("name", "eq", "x")}</filter>`;
    const found = await rows(
      "contacts",
      "contact",
      `<attribute name="firstname"/>${fromAccounts("matchfirstrowusingcrossapply", `<attribute name="name"/>${beta}`)}`,
    );
    expect(column(found, "Name")).toEqual(["Beta"]);
  });
});

describe("links in filters", () => {
  const active = `<filter>${condition("statecode", "eq", "0")}</filter>`;
  it.each([
    ["any", "", ["Ann", "Bob"]],
    ["any", active, ["Ann"]],
    ["not any", "", ["Cid"]],
    ["not any", active, ["Bob", "Cid"]],
    ["all", active, ["Bob"]],
    ["all", "", []],
    ["not all", active, ["Ann"]],
  ])("%s %s", async (type, inside, expected) => {
    expect(await contacts(`<filter>${fromAccounts(type, inside)}</filter>`)).toEqual(expected);
  });

  it("are conditions among others", async () => {
    const either = `<filter type="or">${fromAccounts("any", active)}${condition("firstname", "eq", "cid")}</filter>`;
    expect(await contacts(either)).toEqual(["Ann", "Cid"]);
  });

  it("nest, with joins inside, and speak of the rows around them", async () => {
    const deep = fromAccounts(
      "any",
      `<filter type="or"><link-entity name="task" from="regardingobjectid" to="accountid" link-type="any"><filter>${condition("subject", "eq", "t3")}</filter></link-entity></filter>`,
    );
    expect(await contacts(`<filter>${deep}</filter>`)).toEqual(["Ann"]);
    const around = fromAccounts(
      "any",
      '<link-entity name="contact" from="contactid" to="primarycontactid" alias="p"><filter><condition attribute="firstname" operator="eq" valueof="contact.firstname"/></filter></link-entity>',
    );
    expect(await contacts(`<filter>${around}</filter>`)).toEqual(["Ann", "Bob"]);
    expect(
      await accounts(toPrimary("inner", `<filter>${fromAccounts("all", active)}</filter>`)),
    ).toEqual(["Gamma"]);
  });

  it("find many-to-many relationships too", async () => {
    expect(
      await accounts('<filter><link-entity name="lead" link-type="not any"/></filter>'),
    ).toEqual(["Beta", "Delta", "Gamma"]);
  });

  it("have types of their own", async () => {
    const inside = await api.fetch(
      "contacts",
      `<fetch><entity name="contact"><filter>${fromAccounts("inner")}</filter></entity></fetch>`,
    );
    expect(inside.error.code).toBe("0x80041117");
    const outside = await api.fetch(
      "contacts",
      `<fetch><entity name="contact">${fromAccounts("any")}</entity></fetch>`,
    );
    expect(outside.error).toEqual({
      code: "0x80041117",
      message:
        "The only valid values for link-type attribute are 'natural', 'inner','in','exists','matchfirstrowusingcrossapply' and 'outer'.",
    });
  });
});

describe("names of links", () => {
  it("are unique, in whatever letters", async () => {
    const xml = `<fetch><entity name="account">${toPrimary("outer")}${toPrimary("outer", "", 'alias="C"')}</entity></fetch>`;
    expect((await api.fetch("accounts", xml)).error.code).toBe("0x80041130");
  });

  it("go before those of tables", async () => {
    const parent =
      '<link-entity name="account" from="accountid" to="parentaccountid" alias="account"/>';
    const named = condition("name", "eq", "alpha", 'entityname="account"');
    expect(await accounts(`${parent}<filter>${named}</filter>`)).toEqual(["Beta"]);
  });

  it("are compared with by valueof", async () => {
    const xml = `${toPrimary("outer")}<filter><condition attribute="sic" operator="eq" valueof="c.firstname"/></filter>`;
    api.sandbox.store.update("account", ids["Gamma"] ?? "", { sic: "BOB" });
    expect(await accounts(xml)).toEqual(["Gamma"]);
  });

  it("mean nothing before they are joined, which the sandbox says", async () => {
    const xml = `<fetch><entity name="account">${toPrimary("inner", `<filter>${condition("name", "null", undefined, 'entityname="p"')}</filter>`)}<link-entity name="account" from="accountid" to="parentaccountid" alias="p"/></entity></fetch>`;
    expect((await api.fetch("accounts", xml)).status).toBe(501);
  });
});
