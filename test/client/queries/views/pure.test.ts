import fc from "fast-check";
import { topOf } from "../../../../src/client/queries/count/countQuery";
import { parseFetchXml, withFetchAttributes } from "../../../../src/client/queries/fetchXml/parse";
import { asksForView, isViewLink } from "../../../../src/client/queries/views/asksForView";
import {
  changedView,
  linkedTables,
  type ViewChanges,
  withPages,
} from "../../../../src/client/queries/views/changedView";
import { layoutColumns } from "../../../../src/client/queries/views/layout";
import {
  isWholeViewLink,
  readViewLink,
  viewLink,
} from "../../../../src/client/queries/views/viewLink";

const environment = { origin: "https://x.example", apiRoot: "https://x.example/api/data/v9.2/" };
const link = (content: string, alias = "a") =>
  `<link-entity name="contact" from="contactid" to="primarycontactid" alias="${alias}">${content}</link-entity>`;
const query = (content: string, attributes = "") =>
  parseFetchXml(`<fetch${attributes}><entity name="account">${content}</entity></fetch>`);
const changed = (content: string, changes: ViewChanges, attributes = "") =>
  /<entity name="account">(.*)<\/entity>/.exec(
    withFetchAttributes(changedView(query(content, attributes), changes, "accountid"), {}),
  )?.[1];

describe("a changed view", () => {
  const own = '<attribute name="name"/><order attribute="name"/>';
  const inner = '<attribute name="fullname"/><order attribute="fullname"/>';

  test("without changes is as it was", () => {
    expect(changed(own + link(inner), {})).toBe(own + link(inner));
  });

  test("has columns and orders in the place of its own, at any depth", () => {
    const columns = [
      { alias: undefined, name: "revenue" },
      { alias: "b", name: "emailaddress1" },
    ];
    const orders = [
      { alias: "b", name: "fullname", isDescending: true },
      { alias: undefined, name: "revenue", isDescending: false },
    ];
    expect(changed(own + link(inner + link(inner, "b")), { columns, orders })).toBe(
      `<attribute name="accountid"/><attribute name="revenue"/>${link(
        link('<attribute name="emailaddress1"/>', "b"),
      )}<order attribute="fullname" entityname="b" descending="true"/><order attribute="revenue"/>`,
    );
  });

  test("keeps its distinct rows, unless it would yield all columns", () => {
    const distinct = ' distinct="true"';
    const columns = [{ alias: undefined, name: "name" }];
    expect(changed("<all-attributes/>", { columns }, distinct)).toBe('<attribute name="name"/>');
    expect(changed(own, { columns: [] }, distinct)).toBe(
      '<attribute name="accountid"/><order attribute="name"/>',
    );
  });

  test("has further columns once, and none where it has all", () => {
    const added = ["name", "statecode", "statecode"];
    expect(changed(own, { added })).toBe(`<attribute name="statecode"/>${own}`);
    expect(changed("<all-attributes/>", { added })).toBe("<all-attributes/>");
    const none = changed("<no-attrs/>", { added });
    expect(none).toBe('<attribute name="name"/><attribute name="statecode"/><no-attrs/>');
  });

  test("has conditions around all of its filters, escaped", () => {
    const filter = '<filter type="or"><condition attribute="a" operator="null"/></filter>';
    const conditions = [
      { kind: "condition", attribute: "name", operator: "eq", values: [`a"&<'\n`] },
    ] as const;
    expect(changed(filter + filter, { conditions })).toBe(
      `<filter type="and"><condition attribute="name" operator="eq" value="a&quot;&amp;&lt;&apos;&#10;"/>${filter}${filter}</filter>`,
    );
  });

  test("knows the tables that it links, and its top", () => {
    const linked = query(link(link("", "b")) + link("", "__proto__"));
    expect([...linkedTables(linked).keys()]).toEqual(["a", "b", "__proto__"]);
    const top = (value: string) => topOf(query("", ` top="${value}"`), "View");
    expect([top("5"), top(" 5 "), topOf(query(""), "View")]).toEqual([5, 5, undefined]);
    for (const wrong of ["0", "-1", "x", "1.5", "", "5001"]) {
      expect(() => top(wrong)).toThrow(`View has top="${wrong}"; expected a whole number`);
    }
    expect(
      withFetchAttributes(
        withPages(query("", ' top="5" page="3"'), { rows: 7, counted: true }),
        {},
      ),
    ).toBe('<fetch count="7" returntotalrecordcount="true"><entity name="account"/></fetch>');
  });
});

const texts = fc.string({ unit: "grapheme", maxLength: 20 });

describe("the link to a page", () => {
  test("is read as it was made, whatever is in it", () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.array(texts, { maxLength: 3 }),
        fc.integer({ min: 1 }),
        (value, last, shown, page) => {
          const safe = (text: string) => text.replace(/[&<>"'\p{Cc}\uFFFE\uFFFF]/gu, "_");
          const names = shown.filter((name) => name !== "");
          const cookie = `<cookie page="${page}"><name last="${safe(last)}" /></cookie>`;
          const linked = {
            query: query(
              `<filter><condition attribute="a" operator="eq" value="${safe(value)}"/></filter>`,
            ),
            first: { page, cookie },
            shown: names,
          };
          const url = viewLink(environment, "accounts", linked);
          expect(url).not.toMatch(/[\s<>"]/);
          expect(isWholeViewLink(url)).toBe(true);
          const read = readViewLink(url, "Next Page ID");
          expect([read.first, read.shown]).toEqual([{ page, cookie }, names]);
          expect(viewLink(environment, "accounts", read)).toBe(url);
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each([
    "accounts?fetchXml=",
    "accounts?fetchXml=%E0%A4%A",
    "accounts?fetchXml=%3Cfetch%3E",
    "accounts?fetchXml=%3Cfetch%3E%3Centity%20name%3D%22account%22%2F%3E%3C%2Ffetch%3E",
    "accounts?fetchXml=%3Cfetch%20page%3D%220%22%3E%3Centity%20name%3D%22a%22%2F%3E%3C%2Ffetch%3E",
    "accounts?$skiptoken=x&fetchXml=x",
  ])("%s is none", (url) => {
    expect(isWholeViewLink(environment.apiRoot + url)).toBe(false);
  });

  test("decides what a query runs", () => {
    const view = "x";
    const page = "https://x.example/api/data/v9.2/accounts?fetchXml=x";
    expect(
      [
        {},
        { view },
        { view, nextPageId: "" },
        { nextPageId: page },
        { view, nextPageId: "https://x/y?$skiptoken=a" },
      ].map(asksForView),
    ).toEqual([...[false, true, true, true, false]]);
    expect(isViewLink(`x#?fetchXml=`)).toBe(false);
  });
});

test("any layout is read or left", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(layoutColumns(text)).toBeUndefined();
      expect(layoutColumns(`<grid><row><cell name="a"/>${text}</row></grid>`) ?? ["a"]).toContain(
        "a",
      );
    }),
    { numRuns: 60 },
  );
  expect(
    layoutColumns(
      '<grid><row><cell name="a" /><cell name="b.c" ishidden="1" /><cell name="a" /></row></grid>',
    ),
  ).toEqual(["a"]);
});
