import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import {
  cookieText,
  innerCookie,
  positionAfter,
} from "../../../../src/client/queries/fetchXml/cookie";
import { escapeXml } from "../../../../src/client/queries/fetchXml/escape";
import {
  attributes,
  parseFetchXml,
  withFetchAttributes,
} from "../../../../src/client/queries/fetchXml/parse";

const query = '<fetch count="3"><entity name="account"><attribute name="name" /></entity></fetch>';
/** Another reader than the one under test: values as plain objects, entities expanded. */
const read = (xml: string): unknown =>
  new XMLParser({
    ignoreAttributes: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
  }).parse(xml);

describe("parseFetchXml", () => {
  test.each([
    ["leading blanks", `\n\t  ${query}`],
    ["a byte order mark", `\uFEFF${query}`],
    ["a declaration", `<?xml version="1.0" encoding="utf-8"?>\n${query}`],
    ["comments that speak of <!DOCTYPE>", `<!-- <!DOCTYPE x> -->${query}<!-- end -->`],
    ["single quotes", query.replaceAll('"', "'")],
    [
      "brackets where they may stand",
      query.replace("3", "a > b").replace("name=", 'x="]]>" name='),
    ],
    ["references", query.replace('"account"', '"&#97;ccoun&#x74;"')],
    ["CDATA and instructions", query.replace("</ent", "<![CDATA[<&]]><?pi <&?></ent")],
  ])("takes %s", (_, xml) => {
    expect(parseFetchXml(xml).entityName).toBe("account");
  });

  test.each([
    ["", /is empty/],
    ["<fetch>\n<entity name='a'>\n</fetch>", /not well formed \(line 3, column \d+\): .*entity/],
    ["<fetch><entity name='a'>", /not well formed \(line 1.*<entity> has no closing tag/],
    [
      `<fetch><entity name="a">${"<filter>".repeat(7_000)}${"</filter>".repeat(7_000)}</entity></fetch>`,
      /^XML Query has too many elements within each other/,
    ],
    ["<fetch><entity name=a/></fetch>", /not well formed \(line 1/],
    [
      '<!DOCTYPE x [<!ENTITY a "b">]><fetch><entity name="a"/></fetch>',
      /must not contain a DOCTYPE/,
    ],
    ['<!doctype x><fetch><entity name="a"/></fetch>', /must not contain a DOCTYPE/],
    ["<query/>", /single root element <fetch>/],
    ['<fetch><entity name="a"/></fetch><fetch/>', /single root element <fetch>|not well formed/],
    ["<fetch/>", /one <entity name/],
    ["<fetch><entity/></fetch>", /one <entity name/],
    ["account", /not well formed/],
    ["\n\n <fetch><entity name='a'></fetch>", /line 3, column \d+/],
    ["<?xml version='1.0'?>\r\n<fetch>\r\n <entity name='a' name='b'/></fetch>", /line 3, column/],
    ["<fetch>\n <entity name='a & b'/></fetch>", /line 2, column 18\): & has to be written &amp;/],
    ["<fetch><entity name='&nbsp;'/></fetch>", /line 1, column 22\): & has/],
    ["<fetch>\n<entity name='a<b'/></fetch>", /line 2, column 16\): < has to be written &lt;/],
    ["<fetch><entity name='a'/></fetch>\nthe end", /line 2, column 1\)/],
    ["<fetch><entity name='a'>]]></entity></fetch>", /line 1, column 25\): \]\]> has/],
    ["<fetch><!-- a -- b --><entity name='a'/></fetch>", /two hyphens/],
    ["<fetch><entity name='a\u0001'/></fetch>", /no such control character/],
    ["<?xml <fetch/>", /line 1, column 1\): .*closed/],
    ["\n\n  <?xml <fetch/>", /line 3, column 3\): .*closed/],
    ["<fetch>\n <!-- <entity name='a'/></fetch>", /line 2, column 2\): .*closed/],
    ["<fetch>\n<![CDATA[ </fetch>", /line 2, column 1\): .*closed/],
    ["<fetch/><?foo", /line 1, column 9\): .*closed/],
    ["<?xml version='1.0'?>\n <?xml version='1.0'?><fetch/>", /line 2, column 2\): .*declaration/],
    ["<fetch><entity name='a'/>", /not well formed \(line 1, column/],
    ["<fetch><entity name='a'/></fetch><!-- ", /not well formed/],
  ])("refuses %j", (xml, message) => {
    expect(() => parseFetchXml(xml)).toThrow(message);
  });
});

/** XML has no place for control characters, and for two that are none. */
const isXmlCharacter = (letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x20 && code !== 0xfffe && code !== 0xffff;
};

describe("withFetchAttributes", () => {
  const text = fc
    .string({ unit: "grapheme" })
    .map((value) => [...value].filter((letter) => isXmlCharacter(letter)).join(""));

  test("changes only what it is told to, whatever the values hold", () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('"', "'"),
        fc.integer({ min: 1, max: 999 }),
        (value, alias, quote, page) => {
          const xml = `<fetch page=${quote}7${quote} count="5"><!-- c --><entity name="account"><filter><condition attribute="name" operator="eq" value=${quote}${escapeXml(value)}${quote}/></filter><link-entity name="b" alias="${escapeXml(alias)}"><value>${escapeXml(value)}</value></link-entity></entity></fetch>`;
          const changed = withFetchAttributes(parseFetchXml(xml), {
            page: String(page),
            "paging-cookie": escapeXml(value),
          });
          expect(attributes(parseFetchXml(changed).fetch)["page"]).toBe(String(page));
          const back = withFetchAttributes(parseFetchXml(changed), {
            page: "7",
            "paging-cookie": undefined,
          });
          expect(read(back)).toEqual(read(xml));
        },
      ),
    );
  });
});

describe("paging cookies", () => {
  const inner =
    '<cookie page="2"><name last="A &amp; B &lt; &quot;x&quot;" first="ü+%" /><accountid last="{1}" first="{2}" /></cookie>';
  const annotation = `<cookie pagenumber="3" pagingcookie="${encodeURIComponent(encodeURIComponent(inner))}" istracking="False" />`;

  const lower = (text: string) => text.replace(/%25[0-9A-F]{2}/g, (code) => code.toLowerCase());

  test("the inner cookie is read out of the annotation", () => {
    expect(innerCookie(annotation)).toBe(inner);
    expect(innerCookie(undefined)).toBeUndefined();
    expect(innerCookie("<cookie pagenumber='2' istracking='False' />")).toBeUndefined();
  });

  test.each([
    ["what PagingInfo carries", cookieText(2, inner)],
    ["the inner cookie itself", inner],
    ["the whole annotation", annotation],
    ["the whole annotation, decoded", decodeURIComponent(decodeURIComponent(annotation))],
    ["its attribute, encoded twice as it came", encodeURIComponent(encodeURIComponent(inner))],
    ["the same in lower case", lower(encodeURIComponent(encodeURIComponent(inner)))],
    ["its attribute, decoded once", encodeURIComponent(inner)],
    ["PagingInfo as JSON", JSON.stringify({ cookie: cookieText(2, inner), page: 2, nextPage: 3 })],
    [
      "the existing connector's escaping",
      inner.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;"),
    ],
  ])("Next Page ID takes %s", (_, given) => {
    const position = positionAfter(given);
    expect(position).toEqual({ page: 3, cookie: inner });
  });

  test("without a cookie the number alone is carried", () => {
    const byNumber = { page: 5, cookie: undefined };
    expect(positionAfter(cookieText(4, undefined))).toEqual(byNumber);
    expect(positionAfter('<cookie page="4" />')).toEqual(byNumber);
    expect(positionAfter('{"cookie":"","page":4,"nextPage":5}')).toEqual(byNumber);
  });

  test.each(["2", "x", "https://x/", "<fetch/>", "{}", "{", '{"nextPage":0}', "%3Cx", "%3c%"])(
    "%j is none",
    (given) => {
      expect(positionAfter(given)).toBeUndefined();
    },
  );

  test("an ampersand that the existing connector left as it was stays escaped", () => {
    const cookie = '<cookie page="1"><name last="A &amp; B" /></cookie>';
    const theirs = cookie.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
    expect(positionAfter(theirs)).toEqual({ page: 2, cookie });
    expect(positionAfter(cookieText(1, cookie))).toEqual({ page: 2, cookie });
  });

  test("any inner cookie survives the way out and back", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 1, max: 9999 }),
        (value, page) => {
          const cookie = `<cookie page="${page}"><name last="${escapeXml(value)}" /></cookie>`;
          expect(positionAfter(cookieText(page, cookie))).toEqual({ page: page + 1, cookie });
        },
      ),
    );
  });
});
