import fc from "fast-check";
import { mayHaveNestedLinks, peekNextLink } from "../../../../src/client/queries/paging/nextLink";
import { anyText } from "../../../support/anyText";

const LINK =
  "https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%22%20istracking=%22False%22%20/%3E";
const bytes = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value));

describe("peekNextLink", () => {
  test("finds the link behind the rows, as it is", () => {
    const page = {
      "@odata.context": "x",
      value: [{ name: "ä".repeat(99) }],
      "@odata.nextLink": LINK,
    };
    expect(peekNextLink(bytes(page))).toBe(LINK);
    expect(peekNextLink(bytes(JSON.stringify(page, null, 2)))).toBe(LINK);
  });

  test("finds it before the rows, too", () => {
    expect(peekNextLink(bytes({ "@odata.nextLink": LINK, value: [] }))).toBe(LINK);
  });

  test("reads JSON escapes", () => {
    expect(peekNextLink(bytes(`{"value":[],"@odata.nextLink":"https:\\/\\/h\\u002fa\\"b"}`))).toBe(
      'https://h/a"b',
    );
  });

  test.each([
    ["no link", { value: [] }],
    ["a link of an expanded collection only", { value: [{ "Tasks@odata.nextLink": LINK }] }],
    ["its name as a text", { value: [{ name: "@odata.nextLink" }] }],
    ["its name and link inside a text", { value: [{ name: `"@odata.nextLink":"${LINK}"` }] }],
    ["null", { value: [], "@odata.nextLink": null }],
    ["a number", { value: [], "@odata.nextLink": 5 }],
    ["cut in the middle", '{"value":[],"@odata.nextLink":"https://h/a'],
    ["a broken escape", '{"value":[],"@odata.nextLink":"https://h/\\x"}'],
    ["cut behind the name", '{"value":[],"@odata.nextLink"'],
    ["nothing", ""],
  ])("sees none in: %s", (_, body) => {
    expect(peekNextLink(bytes(body))).toBeUndefined();
  });

  test("agrees with the parser for any rows and any link", () => {
    const text = fc.oneof(
      anyText(),
      fc.constantFrom("@odata.nextLink", '"@odata.nextLink":"x"', "Tasks@odata.nextLink", '\\"'),
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(text, text)), anyText(), (value, link) => {
        const page = bytes({ value: value.map((row) => ({ row })), "@odata.nextLink": link });
        expect(peekNextLink(page)).toBe(link);
      }),
    );
  });
});

describe("mayHaveNestedLinks", () => {
  test.each([
    ["a page's own link", { value: [], "@odata.nextLink": LINK }, false],
    ["nothing", { value: [] }, false],
    ["a collection's link", { value: [{ "Tasks@odata.nextLink": LINK }] }, true],
    ["both", { value: [{ "Tasks@odata.nextLink": LINK }], "@odata.nextLink": LINK }, true],
    ["both, the page's first", `{"@odata.nextLink":"x","value":[{"T@odata.nextLink":"y"}]}`, true],
    ["the name quoted in a text", { value: [{ name: '"T@odata.nextLink":"x"' }] }, false],
  ])("%s: %p", (_, body, nested) => {
    expect(mayHaveNestedLinks(bytes(body))).toBe(nested);
  });
});
