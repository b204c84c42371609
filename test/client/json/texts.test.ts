import fc from "fast-check";
import { readAnswerJson, readJson } from "../../../src/client/json/readJson";
import { writeJson } from "../../../src/client/json/writeJson";
import { anyText } from "../../support/anyText";
import { HOSTILE_NAMES } from "../../support/hostileNames";

const LONG = "12345678901234567890";

/** Texts that look like numbers, like what encloses them, or like what marks them. */
const piece = fc.constantFrom(
  LONG,
  `:${LONG},`,
  `":${LONG},"`,
  `[ -${LONG} ]`,
  "3.14159265358979312",
  "\u007F",
  "\u007F\u007F",
  "\0",
  "\\u007f",
  "\\u0000",
  "\\",
  '"',
  "\\\\",
  "\n",
  "x",
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
  anyText(),
);
const name = fc.oneof(text, fc.constantFrom(...HOSTILE_NAMES));
const digits = fc.oneof(
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
  fc.integer().map(String),
  fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.stringMatching(/^\d{1,12}[1-9]$/))
    .map(([whole, fraction]) => `${whole}.${fraction}`),
);
const blank = fc.constantFrom("", "", " ", "\n\t");
/** JSON writes the same text in more than one way. */
const written = (plain: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    JSON.stringify(plain),
    JSON.stringify(plain).replaceAll("\u007F", "\\u007F"),
    JSON.stringify(plain).replaceAll("\u007F", "\\u007f"),
  );

interface Written {
  readonly json: string;
  /** Without blanks, and with texts as `JSON.stringify` writes them. */
  readonly plain: string;
}
const blanks = (inner: fc.Arbitrary<Written>): fc.Arbitrary<Written> =>
  fc
    .tuple(blank, inner, blank)
    .map(([before, { json, plain }, after]) => ({ json: `${before}${json}${after}`, plain }));
const textValue = text.chain((plain) =>
  written(plain).map((json) => ({ json, plain: JSON.stringify(plain) })),
);
const document = fc.letrec<{ value: Written }>((tie) => ({
  value: blanks(
    fc.oneof(
      { maxDepth: 4 },
      digits.map((json) => ({ json, plain: json })),
      textValue,
      fc.array(tie("value"), { maxLength: 5 }).map((items) => enclosed("[", items, "]")),
      fc
        .uniqueArray(fc.tuple(name, tie("value")), { maxLength: 5, selector: ([each]) => each })
        // Names of digits only would change places, as they do in every object.
        .map((members) => members.filter(([each]) => !/^\d+$/.test(each)))
        .map((members) =>
          enclosed(
            "{",
            members.map(([each, { json, plain }]) => ({
              json: `${JSON.stringify(each)}:${json}`,
              plain: `${JSON.stringify(each)}:${plain}`,
            })),
            "}",
          ),
        ),
    ),
  ),
})).value;
const enclosed = (open: string, items: readonly Written[], close: string): Written => ({
  json: open + items.map(({ json }) => json).join(",") + close,
  plain: open + items.map(({ plain }) => plain).join(",") + close,
});

test("text is written as it was read: digits, texts and names", () => {
  fc.assert(
    fc.property(document, ({ json, plain }) => {
      expect(writeJson(readJson(json))).toBe(plain);
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(OF_EVERY_OBJECT);
    }),
    { numRuns: 1_000 },
  );
});

const OF_EVERY_OBJECT = Object.getOwnPropertyNames(Object.prototype);

test("an answer has the same texts and names, and long numbers as text", () => {
  fc.assert(
    fc.property(document, ({ json }) => {
      const kept = JSON.stringify(readAnswerJson(json));
      const exact = writeJson(asText(readJson(json)));
      expect(kept).toBe(exact);
    }),
    { numRuns: 500 },
  );
});

/** As an answer would have it: by what every other reader sees of exact numbers. */
const asText = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
