import {
  aggregateXml,
  distinctXml,
  edgeXml,
  keysXml,
} from "../../../../src/client/queries/count/countXml";
import { distinctOf } from "../../../../src/client/queries/count/distinct";
import {
  type FetchDocument,
  parseFetchXml,
  withFetchAttributes,
} from "../../../../src/client/queries/fetchXml/parse";

const QUERY = `<?xml version="1.0"?>
<fetch page="3" paging-cookie="x" count="7" returntotalrecordcount="true" no-lock="true">
  <entity name="account"><!-- all -->
    <attribute name="name" /><all-attributes />
    <order attribute="name" />
    <filter type="or"><condition attribute="name" operator="like" value="%&amp;%" /></filter>
    <link-entity name="contact" from="parentcustomerid" to="accountid" alias="c">
      <attribute name="fullname" /><order attribute="fullname" />
      <filter><condition attribute="statecode" operator="eq" value="0" /></filter>
      <link-entity name="task" from="regardingobjectid" to="contactid"><attribute name="subject" /></link-entity>
    </link-entity>
  </entity>
</fetch>`;

const text = (query: FetchDocument) =>
  withFetchAttributes(query, {}).replace(/>\s+</g, "><").replace(/\s+/g, " ");
const query = parseFetchXml(QUERY);
const LINKS =
  '<link-entity name="contact" from="parentcustomerid" to="accountid" alias="c"><filter><condition attribute="statecode" operator="eq" value="0"/></filter><link-entity name="task" from="regardingobjectid" to="contactid"></link-entity></link-entity>';
const FILTER =
  '<filter type="or"><condition attribute="name" operator="like" value="%&amp;%"/></filter>';
const slice = { column: "createdon", span: { from: 1_767_225_600, to: 1_767_225_660 } };

test("the aggregation keeps joins and filters, and yields one count", () => {
  const counting = text(aggregateXml(query, "accountid", false));
  expect(counting).toContain('<fetch no-lock="true" aggregate="true">');
  expect(counting).toContain(
    `<entity name="account"><attribute name="accountid" alias="countedrows" aggregate="count"/><!-- all -->${FILTER}${LINKS.replace("></link-entity></link", "/></link")}</entity>`,
  );
});

test("distinct keys are counted as such", () => {
  expect(text(aggregateXml(query, "accountid", true))).toContain(
    '<attribute name="accountid" alias="countedrows" aggregate="countcolumn" distinct="true"/>',
  );
});

test("a slice encloses the filter that is there", () => {
  expect(text(aggregateXml(query, "accountid", false, slice))).toContain(
    `<filter type="and"><condition attribute="createdon" operator="ge" value="2026-01-01T00:00:00Z"/><condition attribute="createdon" operator="lt" value="2026-01-01T00:01:00Z"/>${FILTER}</filter></entity>`,
  );
  const none = { column: "createdon", span: undefined };
  expect(text(keysXml(query, "accountid", 5000, none))).toContain(
    `<filter type="and"><condition attribute="createdon" operator="null"/>${FILTER}</filter>`,
  );
});

test("keys come page by page from the first one, and a top stays without pages", () => {
  expect(text(keysXml(query, "accountid", 5000))).toContain('<fetch count="5000" no-lock="true">');
  const limited = parseFetchXml('<fetch top="3"><entity name="account" /></fetch>');
  expect(text(keysXml(limited, "accountid", 5000))).toBe(
    '<fetch top="3"><entity name="account"><attribute name="accountid"/></entity></fetch>',
  );
});

test("distinct rows are read as the query has them", () => {
  const rows = text(distinctXml(query, 5000));
  expect(rows).toContain('<fetch count="5000" no-lock="true">');
  expect(rows.slice(rows.indexOf("<entity"))).toBe(
    text(query).slice(text(query).indexOf("<entity")),
  );
});

test("the edges are the first and the last value", () => {
  const last = text(edgeXml(query, "createdon", "last"));
  expect(last).toContain(
    '<attribute name="createdon"/><order attribute="createdon" descending="true"/>',
  );
  expect(last).toContain('top="1"');
  expect(last).not.toContain("fullname");
});

describe("what makes rows distinct", () => {
  const of = (content: string, distinct = "true") =>
    distinctOf(
      parseFetchXml(
        `<fetch distinct="${distinct}"><entity name="account">${content}</entity></fetch>`,
      ),
      async () => "accountid",
    );
  const LINK = '<link-entity name="contact" from="a" to="b">';
  test.each([
    ["keys", '<attribute name="accountid" /><attribute name="name" />'],
    ["keys", "<all-attributes />"],
    ["keys", `${LINK}<filter /></link-entity>`],
    ["rows", '<attribute name="name" />'],
    ["rows", `<attribute name="accountid" />${LINK}<attribute name="x" /></link-entity>`],
    [
      "rows",
      `<attribute name="accountid" />${LINK}${LINK}<order attribute="x" /></link-entity></link-entity>`,
    ],
    ["rows", '<attribute name="accountid" /><order attribute="x" entityname="c" />'],
  ])("%s: %s", async (expected, content) => {
    expect(await of(content)).toBe(expected);
    expect(await of(content, "1")).toBe(expected);
    expect(await of(content, "false")).toBe("no");
  });
});

test("behind the last second of the year 9999 there is no upper end to name", () => {
  const last = { column: "createdon", span: { from: 253_402_300_000, to: 253_402_300_800 } };
  const counting = text(aggregateXml(query, "accountid", false, last));
  expect(counting).toContain('operator="ge" value="9999-12-31T');
  expect(counting).not.toContain('operator="lt"');
  expect(counting).not.toContain("+0");
});
