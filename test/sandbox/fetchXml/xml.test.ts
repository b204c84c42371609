import fc from "fast-check";
import { Refusal } from "../../../sandbox/errors";
import { outerXml, parseXml } from "../../../sandbox/fetchXml/parse/xml";
import { escapeXml } from "./support";

function refusalOf(xml: string): Refusal | undefined {
  try {
    parseXml(xml);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe("well-formed XML", () => {
  it("becomes elements, attributes and text, without declaration, comments and instructions", () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>
      <!-- <!DOCTYPE a> --><?go on?>
      <a one="1" two='2'><b/><!-- no --><b x="y">t&amp;<![CDATA[<&amp;>]]>u</b></a>`;
    expect(parseXml(xml)).toEqual({
      name: "a",
      attributes: new Map([
        ["one", "1"],
        ["two", "2"],
      ]),
      text: "",
      children: [
        { name: "b", attributes: new Map(), text: "", children: [] },
        { name: "b", attributes: new Map([["x", "y"]]), text: "t&<&amp;>u", children: [] },
      ],
    });
  });

  it("has its references resolved, and blanks in place of line ends in attributes", () => {
    const { attributes } = parseXml(
      '<a x="&lt;&#65;&#x42;&apos;&quot;&gt;&amp;lt;" y="1\n2\t3&#10;4"/>',
    );
    expect(attributes.get("x")).toBe(`<AB'">&lt;`);
    expect(attributes.get("y")).toBe("1 2 3\n4");
  });

  it("gives any text back that was escaped", () => {
    const printable = fc.string({ unit: "grapheme" }).filter((text) => /^[^\t\n\r\0]*$/.test(text));
    fc.assert(
      fc.property(printable, printable, (value, text) => {
        const parsed = parseXml(`<a v="${escapeXml(value)}">${escapeXml(text)}</a>`);
        expect([parsed.attributes.get("v"), parsed.text]).toEqual([value, text]);
      }),
    );
  });

  it("is printed again for messages", () => {
    const xml = '<a b="&lt;&quot;"><c /><d>x &amp; y</d></a>';
    expect(outerXml(parseXml(xml))).toBe(xml);
  });
});

describe("anything else is refused", () => {
  it.each([
    ["", "nothing"],
    ["fetch", "text"],
    ["<a>", "an open element"],
    ["<a></b>", "another end"],
    ["<a/><b/>", "two roots"],
    ["<a b=1/>", "an attribute without quotes"],
    ["<a b/>", "an attribute without value"],
    ['<a b="1" b="2"/>', "an attribute twice"],
    ['<a b="x & y"/>', "a bare ampersand in an attribute"],
    ["<a>x & y</a>", "a bare ampersand in a text"],
    ['<a b="&nbsp;"/>', "an entity that is not XML's own"],
    ['<a b="&constructor;"/>', "a reference to what every object has"],
    ['<a b="&#0;"/>', "a character that is none"],
    ['<a b="&#x110000;"/>', "a character beyond Unicode"],
    ['<a b="<"/>', "a bracket in an attribute"],
    ['<!DOCTYPE a [<!ENTITY e "x">]><a b="&e;"/>', "a DOCTYPE"],
    ["<!doctype a><a/>", "a DOCTYPE in small letters"],
    [`${"<a>".repeat(500)}${"</a>".repeat(500)}`, "500 elements in each other"],
    ["<1/>", "a name that is none"],
    ["<a>]]></a>", "the end of a CDATA section in a text"],
    ["<a/>x", "text outside of the root element"],
    ["<a><!-- -- --></a>", "two hyphens in a comment"],
    ["<a>\u0001</a>", "a control character"],
  ])("%s: %s", (xml) => {
    const { status, code, message } = refusalOf(xml) ?? {};
    expect([status, code, message]).toEqual([400, "0x80040201", "Invalid XML."]);
  });
});
