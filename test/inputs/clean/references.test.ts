import fc from "fast-check";
import { references } from "../../../src/inputs/clean";

const clean = references("Related Records", "a list of records");
const GUID = "00000000-0000-0000-0000-00000000000a";
const OTHER = "00000000-0000-0000-0000-00000000000b";

test.each([undefined, null, "", "  \n ", [], "[]", "{}", {}])("%j is an empty list", (value) => {
  expect(clean(value)).toEqual([]);
});

test.each<[unknown, unknown[]]>([
  [GUID, [GUID]],
  [`{${GUID}}`, [`{${GUID}}`]],
  [`${GUID}, ${OTHER},`, [GUID, OTHER]],
  [`${GUID}\r\n\n ${OTHER} `, [GUID, OTHER]],
  [`["${GUID}"]`, [GUID]],
  [`{"table":"contact","id":"${GUID}"}`, [{ table: "contact", id: GUID }]],
  [{ contactid: GUID }, [{ contactid: GUID }]],
  ["name='a, b',number=5", ["name='a, b',number=5"]],
  [`name='${GUID},${OTHER}'`, [`name='${GUID},${OTHER}'`]],
  ["contact: Miller, Jane", ["contact: Miller, Jane"]],
  [
    [1, null, "x"],
    [1, null, "x"],
  ],
  [Buffer.from(`["${GUID}"]`), [GUID]],
])("%j", (value, list) => {
  expect(clean(value)).toEqual(list);
});

test.each([7, true, "[1", '{"a":'])("%j is refused by its label", (value) => {
  expect(() => clean(value)).toThrow(/^Related Records /);
});

test("texts on a line each stay as they are, and cleaning twice does no harm", () => {
  const line = fc
    .string({ minLength: 1 })
    .filter((text) => /^[^\s[{"\u201c,][^\r\n]*[^\s,]$/.test(text));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const cleaned = clean(lines.join("\n"));
      expect(cleaned).toEqual(lines);
      expect(clean(cleaned)).toEqual(lines);
    }),
  );
});
