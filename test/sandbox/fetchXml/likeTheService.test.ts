import { useFetch } from "./support";

const api = useFetch();

describe("FetchXML", () => {
  let contact = "";
  beforeAll(async () => {
    contact = await api.create("contacts", { lastname: "Reyes" });
    await api.create("contacts", {
      lastname: "Diaz",
      "parentcustomerid_contact@odata.bind": `/contacts(${contact})`,
    });
    const account = await api.create("accounts", { name: "Fabrikam" });
    await api.create("contacts", {
      lastname: "Costa",
      "parentcustomerid_account@odata.bind": `/accounts(${account})`,
    });
  });

  it("takes namespaces and attributes of other namespaces", async () => {
    const xml =
      '<fetch xmlns="urn:x" xmlns:generator="MarkMpn.SQL4CDS" xmlns:xsi="urn:y" xsi:schema="z"><entity name="contact" generator:note="1"><attribute name="lastname"/><filter><condition attribute="lastname" operator="eq" value="Diaz" generator:uitype="x"/></filter></entity></fetch>';
    expect((await api.fetch("contacts", xml)).rows).toMatchObject([{ lastname: "Diaz" }]);
  });

  it("groups dates by a part of them only", async () => {
    const xml = (grouping: string) =>
      `<fetch aggregate="true"><entity name="contact"><attribute name="contactid" aggregate="count" alias="n"/><attribute name="createdon" groupby="true" alias="day"${grouping}/></entity></fetch>`;
    expect((await api.fetch("contacts", xml(""))).error.code).toBe("0x80041135");
    expect((await api.fetch("contacts", xml(' dategrouping="year"'))).rows).toMatchObject([
      { n: 3 },
    ]);
  });

  it.each([
    ["account", ["Costa"]],
    ["contact", ["Diaz"]],
    ["1", ["Costa"]],
  ])("knows what a customer is: parentcustomeridtype = %s", async (value, expected) => {
    const xml = `<fetch><entity name="contact"><attribute name="lastname"/><attribute name="parentcustomeridtype"/><filter><condition attribute="parentcustomeridtype" operator="eq" value="${value}"/></filter></entity></fetch>`;
    const { rows } = await api.fetch("contacts", xml);
    expect(rows.map(({ lastname }) => lastname)).toEqual(expected);
    expect(rows[0]?.["parentcustomeridtype"]).toBe(expected[0] === "Diaz" ? "contact" : "account");
  });

  it("shows the type of a customer behind a link, by aliases and in groups", async () => {
    const linked = `<fetch><entity name="contact"><attribute name="contactid"/><filter><condition attribute="contactid" operator="eq" value="${contact}"/></filter><link-entity name="contact" from="parentcustomerid" to="contactid" alias="c"><attribute name="parentcustomeridtype"/><attribute name="parentcustomeridtype" alias="kind"/></link-entity></entity></fetch>`;
    expect((await api.fetch("contacts", linked)).rows).toMatchObject([
      { "c.parentcustomeridtype": "contact", kind: "contact" },
    ]);
    const grouped =
      '<fetch aggregate="true"><entity name="contact"><attribute name="parentcustomeridtype" groupby="true" alias="kind"/><attribute name="contactid" aggregate="count" alias="n"/><filter><condition attribute="parentcustomeridtype" operator="not-null"/></filter></entity></fetch>';
    expect((await api.fetch("contacts", grouped)).rows).toEqual([
      { kind: "account", n: 1 },
      { kind: "contact", n: 1 },
    ]);
  });

  it("refuses links of elastic tables", async () => {
    const link = (root: string, name: string, from: string, to: string) =>
      `<fetch><entity name="${root}"><link-entity name="${name}" from="${from}" to="${to}"/></entity></fetch>`;
    const from = link("contoso_sensordata", "systemuser", "systemuserid", "ownerid");
    const to = link("systemuser", "contoso_sensordata", "ownerid", "systemuserid");
    expect((await api.fetch("contoso_sensordatas", from)).error.code).toBe("0x80048d0b");
    expect((await api.fetch("systemusers", to)).error.code).toBe("0x80048d0b");
  });
});

describe("names that objects have of their own", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "%s is an alias like any other",
    async (alias) => {
      const attribute = `<fetch><entity name="contact"><attribute name="lastname" alias="${alias}"/><filter><condition attribute="lastname" operator="eq" value="Diaz"/></filter></entity></fetch>`;
      const count = `<fetch aggregate="true"><entity name="contact"><attribute name="contactid" aggregate="count" alias="${alias}"/></entity></fetch>`;
      const group = `<fetch aggregate="true"><entity name="contact"><attribute name="lastname" groupby="true" alias="${alias}"/><filter><condition attribute="lastname" operator="eq" value="Diaz"/></filter></entity></fetch>`;
      const link = `<fetch><entity name="contact"><attribute name="contactid"/><link-entity name="contact" from="contactid" to="parentcustomerid" alias="${alias}"><attribute name="lastname"/></link-entity></entity></fetch>`;
      expect((await api.fetch("contacts", attribute)).text).toContain(`"${alias}":"Diaz"`);
      expect((await api.fetch("contacts", count)).text).toContain(`"${alias}":3`);
      expect((await api.fetch("contacts", group)).text).toContain(`"${alias}":"Diaz"`);
      expect((await api.fetch("contacts", link)).text).toContain(`"${alias}.lastname":"Reyes"`);
      const apply = await api.send(
        "GET",
        `contacts?$apply=aggregate(numberofchildren with sum as ${alias},$count as n)`,
      );
      expect([apply.status, apply.body["n"] ?? 3]).toEqual([200, 3]);
      const unknown = await api.send("POST", "contacts", { body: `{"${alias}":"x"}` });
      expect(unknown.status).toBe(400);
    },
  );
});
