import type { CountResult, FetchXmlList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const condition = (attributes: string) =>
  `<fetch top="1"><entity name="account"><filter><condition ${attributes}/></filter></entity></fetch>`;
const failure = (xmlQuery: string) =>
  bench.failure("fetchXml", { entityType: "accounts", xmlQuery });

describe("a query that Dataverse refuses: the place, and what is accepted there", () => {
  test.each([
    ['attribute="name" operator="equals" value="x"', /name .*"equals": write eq$/],
    ['attribute="name" operator="EQ" value="x"', /"EQ": write eq/],
    ['attribute="name" operator="contains" value="x"', /write like/],
    ['attribute="name" operator="begin-with" value="x"', /write begins-with/],
    ['attribute="statecode" operator="eq" value="Active"', /statecode.*"Active".*number/],
    ['attribute="revenue" operator="gt" value="12,5"', /revenue.*"12,5".*point/],
    ['attribute="donotphone" operator="eq" value="yes"', /donotphone.*"yes".*1 or 0/],
    ['attribute="primarycontactid" operator="eq" value="Jane"', /primarycontactid.*"Jane".*GUID/],
    ['attribute="createdon" operator="on" value="yesterday"', /createdon/],
  ])("%s", async (attributes, hint) => {
    const error = (await failure(condition(attributes))) as Error & { hint?: string };
    expect(error.name).toBe("DataverseError");
    expect(error.hint).toMatch(hint);
  });

  test("the condition that is right is not blamed", async () => {
    const error = await failure(
      '<fetch><entity name="account"><filter><condition attribute="statecode" operator="eq" value="0"/><condition attribute="statecode" operator="in"><value>0</value><value>Inactive</value></condition></filter></entity></fetch>',
    );
    expect(error.message).toContain('"Inactive"');
  });

  test("an aggregate in capitals", async () => {
    const error = await failure(
      '<fetch aggregate="true"><entity name="account"><attribute name="revenue" aggregate="SUM" alias="x"/></entity></fetch>',
    );
    expect(error.message).toMatch(/revenue.*"SUM".*sum/);
  });
});

describe("entities by other names of their tables", () => {
  const xmlQuery =
    '<fetch top="3"><entity name="accounts"><attribute name="name"/><link-entity name="contacts" from="contactid" to="primarycontactid" alias="c"><attribute name="fullname"/></link-entity></entity></fetch>';

  test.each([{ entityType: "accounts" }, {}])("set names, %j", async (inputs) => {
    const { value } = await bench.act<FetchXmlList>("fetchXml", { xmlQuery, ...inputs });
    expect(value).toHaveLength(3);
    const sent = decodeURIComponent(bench.requests().at(-1)?.url ?? "");
    expect(sent).toContain('<entity name="account">');
    expect(sent).toContain('<link-entity name="contact" from="contactid"');
  });

  test("once the tables are known, one request is enough", async () => {
    await bench.act("fetchXml", { xmlQuery });
    expect(bench.requests()).toHaveLength(1);
  });

  test("a count takes them too", async () => {
    const { count } = await bench.act<CountResult>("countEntities", {
      fetchXml: '<fetch><entity name="accounts"/></fetch>',
    });
    expect(count).toBeGreaterThan(0);
  });

  test("a name of no table stays refused", async () => {
    const error = await failure('<fetch><entity name="nonsense"/></fetch>');
    expect(error.message).toContain("nonsense");
  });
});
