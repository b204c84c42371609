import { Refusal } from "../../../sandbox/errors";
import { parseFetchXml } from "../../../sandbox/fetchXml/parse/fetch";
import { checkLimits } from "../../../sandbox/fetchXml/parse/limits";
import { formattedValue, useFetch } from "./support";

const api = useFetch();

const refuse = async (xml: string, set = "accounts") => {
  const { status, error } = await api.fetch(set, xml);
  return { status, ...error };
};
const entity = (inside: string) => `<fetch><entity name="account">${inside}</entity></fetch>`;
const filter = (inside: string) => entity(`<filter>${inside}</filter>`);

describe("FetchXML has no other elements, attributes and texts than its own", () => {
  it.each([
    ["<x/>", "0x80040303"],
    ["<constructor/>", "0x80040303"],
    [entity("<constructor/>"), "0x8004111c"],
    [entity('<link-entity name="contact" link-type="constructor"/>'), "0x80041117"],
    [
      filter('<condition attribute="creditonhold" operator="eq" value="constructor"/>'),
      "0x80040203",
    ],
    ["<fetch/>", "0x80041102"],
    ["<fetch><entity/></fetch>", "0x80041102"],
    ['<fetch><entity name="account"/><entity name="account"/></fetch>', "0x80040303"],
    ['<fetch><entity name="account"/><order attribute="name"/></fetch>', "0x8004111c"],
    ['<fetch order="name"><entity name="account"/></fetch>', "0x80040303"],
    ['<fetch Top="1"><entity name="account"/></fetch>', "0x80040303"],
    ['<fetch><entity name="account" alias="a"/></fetch>', "0x80040303"],
    [entity("name"), "0x80040303"],
    [entity("<Attribute/>"), "0x8004111c"],
    [entity('<condition attribute="name" operator="null"/>'), "0x8004111c"],
    [entity('<attribute name="name"><x/></attribute>'), "0x8004111c"],
    [entity('<attribute name="name" width="1"/>'), "0x80040303"],
    [entity("<attribute/>"), "0x8004111e"],
    [entity("<filter><attribute/></filter>"), "0x8004111c"],
    [entity('<filter type="xor"/>'), "0x80041122"],
    [entity('<filter type="AND"/>'), "0x80041122"],
    [entity('<filter hint="join"/>'), "0x80040303"],
    [entity('<filter isquickfindfields="yes"/>'), "0x80041138"],
    [filter('<condition operator="eq" value="1"/>'), "0x8004111e"],
    [filter('<condition attribute="name" value="1"/>'), "0x8004111e"],
    [
      filter('<condition attribute="name" operator="eq" value="1"><value>2</value></condition>'),
      "0x80040303",
    ],
    [filter('<condition attribute="name" operator="eq" value="1" valueof="sic"/>'), "0x80040303"],
    [entity('<link-entity from="contactid" to="primarycontactid"/>'), "0x8004111e"],
    [entity('<link-entity name="contact" on="contactid"/>'), "0x80040303"],
    [entity('<order attribute="name" descending="yes"/>'), "0x80041119"],
  ])("%s", async (xml, code) => {
    expect(await refuse(xml)).toMatchObject({ status: 400, code });
  });

  it("says which node is invalid", async () => {
    expect(await refuse(entity('<limit rows="3"/>'))).toEqual({
      status: 400,
      code: "0x8004111c",
      message:
        'Invalid Child Node, valid nodes are filter, order, link-entity, attribute, all-attributes, no-attrs. NodeName = limit NodeXml = <limit rows="3" />',
    });
  });

  it("takes what the designers of views write", async () => {
    const xml = `<fetch version="1.0" output-format="xml-platform" mapping="logical" distinct="false" no-lock="true" useraworderby="0" latematerialize="true" options="HashJoin,Recompile"><entity name="account"><attribute name="name"/><filter type="and" hint="union" isquickfindfields="false"><condition attribute="ownerid" operator="eq" uiname="Jane" uitype="systemuser" value="{4026BE43-6B69-E111-8F65-78E7D1620F5E}"/><condition attribute="statecode" operator="in" uihidden="0"><value uiname="Active" uitype="x">0</value></condition></filter><link-entity name="contact" from="contactid" to="primarycontactid" visible="false" link-type="natural" intersect="false" alias="a_1"/></entity></fetch>`;
    expect((await api.fetch("accounts", xml)).status).toBe(200);
  });
});

describe("attributes of fetch", () => {
  it.each([
    ['aggregate="yes"', "0x80040303"],
    ['distinct="TRUE"', "0x80041115"],
    ['no-lock="2"', "0x80041118"],
    ['useraworderby=""', "0x800410fd"],
    ['min-active-row-version="x"', "0x8004111b"],
    ['mapping="physical"', "0x80041116"],
    ['output-format="json"', "0x80040303"],
    ['options="FastJoin"', "0x80040303"],
    ['utc-offset="0"', "0x8004111d"],
    ['count="0"', "0x8004110c"],
    ['count="-1"', "0x8004110c"],
    ['count="ten"', "0x80040303"],
    ['count="1.5"', "0x80040303"],
    ['page="0"', "0x8004110c"],
    ['top="0"', "0x8004110c"],
    ['top="5001"', "0x80040203"],
    ['aggregatelimit="50001"', "0x80040203"],
    ['top="1" page="1"', "0x80040203"],
    ['top="1" count="1"', "0x80040203"],
    ['top="1" returntotalrecordcount="true"', "0x80040203"],
  ])("%s", async (attributes, code) => {
    const answer = await refuse(`<fetch ${attributes}><entity name="account"/></fetch>`);
    expect(answer).toMatchObject({ status: 400, code });
  });

  it("says that top has no pages", async () => {
    const xml = '<fetch top="1" page="1"><entity name="account"/></fetch>';
    expect((await refuse(xml)).message).toBe(
      "The top attribute can't be specified with paging attribute page",
    );
    const counted = await api.fetch("accounts", '<fetch top="1"><entity name="account"/></fetch>', {
      more: "&$count=true",
    });
    expect(counted.error.message).toBe(
      "The top attribute can't be specified with paging attribute returntotalrecordcount",
    );
  });
});

describe("names are looked up", () => {
  it.each([
    ["a table", '<fetch><entity name="acount"/></fetch>', "0x80041102"],
    ["the table of another set", '<fetch><entity name="contact"/></fetch>', "0x80041128"],
    ["a table in capitals", '<fetch><entity name="Account"/></fetch>', "0x80041102"],
    ["a column", entity('<attribute name="nam"/>'), "0x80041103"],
    ["a column in capitals", entity('<attribute name="Name"/>'), "0x80041103"],
    ["a lookup by its property", entity('<attribute name="_ownerid_value"/>'), "0x80041103"],
    ["a column of an order", entity('<order attribute="nam"/>'), "0x80041103"],
    [
      "a column of a condition",
      filter('<condition attribute="nam" operator="null"/>'),
      "0x80041103",
    ],
    ["a linked table", entity('<link-entity name="kontakt"/>'), "0x80041102"],
    [
      "a linked column",
      entity('<link-entity name="contact" from="id" to="primarycontactid"/>'),
      "0x80041103",
    ],
    [
      "an alias in a condition",
      filter('<condition entityname="c" attribute="name" operator="null"/>'),
      "0x8004110a",
    ],
    ["an alias in an order", entity('<order entityname="c" attribute="name"/>'), "0x80041126"],
  ])("%s", async (_, xml, code) => {
    expect(await refuse(xml)).toMatchObject({ status: 400, code });
  });

  it("in the service's words", async () => {
    expect((await refuse(entity('<attribute name="nam"/>'))).message).toBe(
      "'Account' entity doesn't contain attribute with Name = 'nam' and NameMapping = 'Logical'.",
    );
    expect((await refuse('<fetch><entity name="acount"/></fetch>')).message).toBe(
      "The entity with a name = 'acount' with namemapping = 'Logical' was not found in the MetadataCache.",
    );
  });
});

describe("what the sandbox does not simulate it says", () => {
  it.each([
    '<fetch datasource="retained"><entity name="account"/></fetch>',
    '<fetch min-active-row-version="true"><entity name="account"/></fetch>',
    entity('<attribute name="accountid" rowaggregate="CountChildren"/>'),
    entity('<attribute name="primarycontactidname"/>'),
    entity('<attribute name="statecodename"/>'),
    filter('<condition attribute="ownerididname" column="x" operator="null"/>'),
    entity('<filter isquickfindfields="1"/>'),
    '<fetch aggregate="true"><entity name="account"><attribute name="createdon" groupby="true" alias="x" dategrouping="fiscal-year"/></entity></fetch>',
    entity(
      '<link-entity name="contact" from="contactid" to="primarycontactid" link-type="matchfirstrowusingcrossapply"><link-entity name="systemuser" from="systemuserid" to="ownerid"/></link-entity>',
    ),
  ])("%s", async (xml) => {
    const { status, message } = await refuse(xml);
    expect(status).toBe(501);
    expect(message).toMatch(/^The sandbox does not simulate /);
  });
});

describe("the request", () => {
  it("is refused without a query", async () => {
    const { status, error } = await api.fetch("accounts", "");
    expect([status, error.code]).toEqual([400, "0x80040203"]);
  });

  it.each(["$select=name", "$filter=name eq 'x'", "$top=1", "$orderby=name", "$expand=ownerid"])(
    "takes no %s beside it",
    async (option) => {
      const { status } = await api.fetch("accounts", entity(""), { more: `&${option}` });
      expect(status).toBe(400);
    },
  );

  it("needs the right to read every table of the query", async () => {
    const delegate = api.sandbox.issueToken();
    const reader = api.sandbox.store.select(
      `SELECT u."systemuserid" AS id FROM "systemuser" u JOIN "systemuserroles" ur ON ur."systemuserid" = u."systemuserid" JOIN "role" r ON r."roleid" = ur."roleid" WHERE r."name" = 'Salesperson'`,
    )[0]?.["id"];
    const token = api.sandbox.issueToken({ userId: String(reader) });
    const xml = entity(
      '<link-entity name="role" from="createdby" to="ownerid" link-type="exists"/>',
    );
    expect((await api.fetch("accounts", xml, { token: delegate })).status).toBe(200);
    expect((await api.fetch("accounts", entity(""), { token })).status).toBe(200);
    const { status, error } = await api.fetch("accounts", xml, { token });
    expect([status, error.code]).toEqual([403, "0x80040220"]);
    expect(error.message).toContain("prvReadRole");
  });

  it("may be sent in a URL of 30 KB", async () => {
    const values = Array.from({ length: 220 }, (_, at) => `<value>${"x".repeat(90)}${at}</value>`);
    const xml = filter(`<condition attribute="name" operator="in">${values.join("")}</condition>`);
    expect((await api.fetch("accounts", xml)).status).toBe(200);
  });
});

describe("limits", () => {
  const links = (count: number) =>
    Array.from(
      { length: count },
      () =>
        '<link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer"/>',
    ).join("");
  const conditions = (count: number) =>
    '<condition attribute="name" operator="null"/>'.repeat(count);

  it("15 links", async () => {
    expect((await api.fetch("accounts", entity(links(15)))).status).toBe(200);
    const inFilter =
      '<filter><link-entity name="contact" from="contactid" to="primarycontactid" link-type="any"/></filter>';
    for (const xml of [entity(links(16)), entity(links(15) + inFilter)]) {
      expect(await refuse(xml)).toEqual({
        status: 400,
        code: "0x8004430D",
        message: "Number of link entities in query exceeded maximum limit.",
      });
    }
  });

  // A URL has no room for the others, the body of a batch has.
  const limitOf = (xml: string) => {
    try {
      checkLimits(parseFetchXml(xml, false));
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, message: error.message };
      throw error;
    }
  };

  it("500 conditions and links", () => {
    expect(limitOf(filter(conditions(500)))).toBeUndefined();
    const withLink = entity(`${links(1)}<filter><filter>${conditions(500)}</filter></filter>`);
    for (const xml of [filter(conditions(501)), withLink]) {
      expect(limitOf(xml)).toEqual({
        code: "0x8004430C",
        message: "Number of conditions in query exceeded maximum limit.",
      });
    }
  });

  it("2,000 values of a condition", () => {
    const xml = (count: number) =>
      filter(
        `<condition attribute="name" operator="in">${"<value>a</value>".repeat(count)}</condition>`,
      );
    expect(limitOf(xml(2000))).toBeUndefined();
    expect(limitOf(xml(2001))?.code).toBe("0x8004430E");
  });
});

it("FormattedValue alone brings no annotation of paging", async () => {
  const xml = '<fetch count="1"><entity name="systemuser"/></fetch>';
  const { body } = await api.fetch("systemusers", xml, { annotations: formattedValue });
  expect(Object.keys(body)).toEqual(["@odata.context", "value"]);
});
