import { parseXml, type XmlElement } from "dataverse-sandbox";
import fc from "fast-check";
import { escapeXml } from "../../../../src/client/queries/fetchXml/escape";
import {
  attributes,
  parseFetchXml,
  withFetchAttributes,
} from "../../../../src/client/queries/fetchXml/parse";

/** An element as the test means it, beside the many ways in which it may be written. */
interface Model {
  name: string;
  attributes: [name: string, value: string][];
  /** Elements, text, and what counts for nothing. */
  content: (Model | { text: string; as: "text" | "cdata" } | { comment: string })[];
}

/** XML has no place for other control characters, nor for surrogates by themselves. */
const letter = fc.oneof(
  fc.constantFrom(
    "&",
    "<",
    ">",
    '"',
    "'",
    "%",
    "]]>",
    "--",
    "é",
    "ß",
    "漢",
    "🦄",
    "\u00a0",
    "+",
    "=",
  ),
  fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 3 }),
);
const value = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(""));
const name = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,8}$/).filter((each) => each !== "fetch");
const pairs = (names: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(names, value), { selector: ([each]) => each, maxLength: 5 });

const { element } = fc.letrec<{ element: Model }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom("filter", "condition", "value", "link-entity", "attribute", "order"),
    attributes: pairs(name),
    content: fc.oneof(
      { depthSize: "small" },
      fc.constant<Model["content"]>([]),
      fc.array(
        fc.oneof(
          tie("element"),
          fc.record({ text: value, as: fc.constantFrom("text" as const, "cdata" as const) }),
          fc.record({ comment: value }),
        ),
        { maxLength: 4 },
      ),
    ),
  }),
}));

const HEADS = [
  "",
  "\n \t",
  '<?xml version="1.0" encoding="utf-8"?>\r\n',
  "\ufeff",
  "\n<?xml version='1.0'?>",
];

const query = fc.record({
  own: pairs(fc.constantFrom("page", "count", "paging-cookie", "version", "no-lock", "distinct")),
  content: fc.array(element, { maxLength: 4 }),
  comments: fc.array(value, { maxLength: 2 }),
  style: fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }),
  head: fc.nat(4).map((at) => HEADS[at] ?? ""),
});

/** Writes a model in a manner that the numbers of `style` choose. */
const writer = (style: readonly number[]) => {
  let at = 0;
  const pick = <T>(...ways: readonly [T, ...T[]]): T =>
    ways[(style[at++ % style.length] ?? 0) % ways.length] ?? ways[0];
  const reference = (text: string) => {
    const written = [...text].map((each) => {
      const code = each.codePointAt(0) ?? 0;
      return pick(escapeXml(each), escapeXml(each), `&#${code};`, `&#x${code.toString(16)};`);
    });
    return written.join("");
  };
  const attribute = ([key, text]: [string, string]) => {
    const quote = pick('"', "'");
    return `${pick(" ", "\n  ", "\t")}${key}${pick("=", " = ")}${quote}${reference(text)}${quote}`;
  };
  const comment = (text: string) => `<!--${text.replaceAll("-", "~")} -->`;
  const cdata = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  const write = (model: Model): string => {
    const list = model.attributes.map(attribute).join("");
    const inside = model.content.map((part) => {
      if ("comment" in part) return comment(part.comment);
      if ("text" in part) return part.as === "cdata" ? cdata(part.text) : reference(part.text);
      return write(part);
    });
    if (inside.length === 0 && pick(true, false))
      return `<${model.name}${list}${pick("/>", " />")}`;
    return `<${model.name}${list}${pick(">", " >")}${inside.join("")}</${model.name}${pick(">", " >")}`;
  };
  return { write, comment };
};

/** What a reader other than the one under test has to find. */
const meant = (model: Model): XmlElement => ({
  name: model.name,
  attributes: new Map(model.attributes),
  children: model.content.filter((part): part is Model => "name" in part).map(meant),
  text: model.content.map((part) => ("text" in part ? part.text : "")).join(""),
});

const rootOf = (own: Model["attributes"], content: Model[]): Model => ({
  name: "fetch",
  attributes: own,
  content: [{ name: "entity", attributes: [["name", "account"]], content }],
});

const PAGING = ["page", "paging-cookie"];
const without = ({ attributes: all, ...rest }: XmlElement): XmlElement => ({
  ...rest,
  attributes: new Map([...all].filter(([key]) => !PAGING.includes(key))),
});

test("a query rewritten for a page is the same query, whatever it holds and however it is written", () => {
  fc.assert(
    fc.property(query, value, fc.integer({ min: 1, max: 9999 }), (generated, cookie, page) => {
      const { own, content, comments, style, head } = generated;
      const model = rootOf(own, content);
      const { write, comment } = writer(style);
      const xml = `${head}${comments.map(comment).join("\n")}${write(model)}${comments.map(comment).join("")}`;
      const document = parseFetchXml(xml);
      expect(document.entityName).toBe("account");
      expect(parseXml(withFetchAttributes(document, {}))).toEqual(meant(model));

      const changes = { page: String(page), "paging-cookie": escapeXml(cookie) };
      const rewritten = parseXml(withFetchAttributes(document, changes));
      expect(rewritten.attributes.get("page")).toBe(String(page));
      expect(rewritten.attributes.get("paging-cookie")).toBe(cookie);
      expect(without(rewritten)).toEqual(without(meant(model)));

      const byNumber = withFetchAttributes(document, { page: "2", "paging-cookie": undefined });
      expect(attributes(parseFetchXml(byNumber).fetch)).not.toHaveProperty("paging-cookie");
    }),
    { numRuns: 150 },
  );
});

test("what is not touched is sent as it was written", () => {
  const inside =
    '<entity name="account"><!-- a &amp; <b> --><filter><condition attribute="name" operator="eq" value="&#65;&amp;&quot;é"/><value><![CDATA[<&]]></value></filter></entity>';
  const xml = `<?xml version="1.0"?><fetch page="1">${inside}</fetch>`;
  expect(withFetchAttributes(parseFetchXml(xml), { page: "2" })).toBe(
    `<?xml version="1.0"?><fetch page="2">${inside}</fetch>`,
  );
});
