import fc from "fast-check";
import { maskedLogger } from "../../../src/client/secrets/maskedLogger";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import { wrappedBytes } from "../../../src/client/secrets/wrappedText";
import { expectLinear } from "../../linear/expectLinear";

/** No character twice, and no digit: what stands beside a secret is digits, and never a part of it. */
const ALPHABET = [..."abcdefghijklmnopqrsuvwyzABCDEFGHIJKLMNOPQ~.+/&='\"<>_-% \\é😀"];
const secretText = fc
  .shuffledSubarray(ALPHABET, { minLength: 20, maxLength: 44 })
  .map((characters) => characters.join(""))
  .filter((text) => text.trim() === text);
const digits = fc.stringMatching(/^[0-9]{0,7}$/);
const maskOf = (secret: string): SecretMask => {
  const mask = new SecretMask();
  mask.add(secret);
  return mask;
};
const hex = (code: number, length: number) => code.toString(16).padStart(length, "0");

/** One way to write a character, or a text, so that a reader gets it back. */
type Dress = (text: string) => string;
const perCharacter =
  (dress: Dress): Dress =>
  (text) =>
    [...text].map(dress).join("");
const perUnit = (dress: (unit: number) => string): Dress =>
  perCharacter((text) =>
    Array.from({ length: text.length }, (_, at) => dress(text.charCodeAt(at))).join(""),
  );
const percentHex: Dress = (text) =>
  [...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join("");
const dresses: Record<string, Dress> = {
  plain: (text) => text,
  encodeURIComponent,
  "a form": (text) => new URLSearchParams({ x: text }).toString().slice(2),
  "%61 for each character": perCharacter(percentHex),
  "%6A in capitals": perCharacter((each) => percentHex(each).toUpperCase()),
  "every second one encoded": (text) =>
    [...text].map((each, at) => (at % 2 ? percentHex(each) : encodeURIComponent(each))).join(""),
  "\\u0061": perUnit((unit) => `\\u${hex(unit, 4)}`),
  "\\u004A": perUnit((unit) => `\\u${hex(unit, 4).toUpperCase()}`),
  "%u0061": perUnit((unit) => `%u${hex(unit, 4)}`),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  "\\/": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  "&#97;": perCharacter((each) => `&#${each.codePointAt(0)};`),
  "&#x6A;": perCharacter((each) => `&#x${hex(each.codePointAt(0) ?? 0, 2).toUpperCase()};`),
  "&amp;": (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&apos;")
      .replaceAll("/", "&sol;"),
  "hexadecimal digits": (text) => Buffer.from(text).toString("hex"),
  "HEXADECIMAL DIGITS": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "6A-6B": (text) => (Buffer.from(text).toString("hex").toUpperCase().match(/../g) ?? []).join("-"),
};
/** Two dresses over each other; what takes the secret apart into digits comes first. */
const escaping = Object.keys(dresses).filter((name) => !/HEX|hex|6A-6B|form/.test(name));

describe("a secret in a dress", () => {
  test.each(Object.keys(dresses))("is hidden as a whole: %s", (name) => {
    fc.assert(
      fc.property(secretText, digits, digits, (secret, before, after) => {
        const shown = maskOf(secret).mask(`${before}|${dresses[name]?.(secret)}|${after}`);
        expect(shown).toBe(`${before}|(hidden)|${after}`);
      }),
    );
  });

  test("is hidden under another dress, and under two more", () => {
    const dress = fc.constantFrom(...Object.keys(dresses));
    const over = fc.constantFrom(...escaping);
    fc.assert(
      fc.property(secretText, dress, over, over, (secret, inner, middle, outer) => {
        const text = [inner, middle, outer].reduce(
          (each, name) => dresses[name]?.(each) ?? "",
          secret,
        );
        expect(maskOf(secret).mask(`|${text}|`)).toBe("|(hidden)|");
      }),
    );
  });

  test("is hidden in capitals and in small letters", () => {
    fc.assert(
      fc.property(secretText, (secret) => {
        const upper = secret.replace(/[a-z]/g, (letter) => letter.toUpperCase());
        const lower = secret.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        expect(maskOf(secret).mask(`${upper}|${lower}`)).toBe("(hidden)|(hidden)");
      }),
    );
  });
});

describe("a secret in Base64", () => {
  const alphabets: Record<string, Dress> = {
    standard: (text) => text,
    "without padding": (text) => text.replace(/=+$/, ""),
    "of URLs": (text) => text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
    "encoded for a URL": encodeURIComponent,
  };
  const wholes: Record<string, Dress> = {
    itself: (secret) => secret,
    "encoded for a URL": encodeURIComponent,
    "its own Base64": (secret) => Buffer.from(secret).toString("base64"),
  };

  test("is hidden to the last bit, whatever stands beside it, and nothing else is", () => {
    const alphabet = fc.constantFrom("standard", "without padding", "of URLs");
    const inside = fc.constantFrom(...Object.keys(wholes));
    fc.assert(
      fc.property(
        secretText,
        digits,
        digits,
        alphabet,
        inside,
        (secret, before, after, way, as) => {
          const middle = Buffer.from(wholes[as]?.(secret) ?? "");
          const bytes = Buffer.concat([Buffer.from(before), middle, Buffer.from(after)]);
          const text = alphabets[way]?.(bytes.toString("base64")) ?? "";
          const from = Math.floor((before.length * 8) / 6);
          const to = Math.ceil(((before.length + middle.length) * 8) / 6);
          expect(maskOf(secret).mask(text)).toBe(`${text.slice(0, from)}(hidden)${text.slice(to)}`);
        },
      ),
    );
  });

  test("is hidden where the Base64 is encoded for a URL in turn", () => {
    fc.assert(
      fc.property(secretText, (secret) => {
        const text = encodeURIComponent(Buffer.from(secret).toString("base64"));
        expect(maskOf(secret).mask(text)).toMatch(/^\(hidden\)(%3D)*$/);
      }),
    );
  });
});

test("an object in the log keeps its shape, whatever stands in a secret", () => {
  fc.assert(
    fc.property(secretText, (secret) => {
      const lines: unknown[] = [];
      const log = (...parts: unknown[]) => void lines.push(...parts);
      const logger = maskedLogger({ debug: log, info: log, warn: log }, maskOf(secret));
      logger.warn({ [secret]: 1, list: [`a ${JSON.stringify(secret)}`], deep: { text: secret } });
      expect(lines).toEqual([
        { "(hidden)": 1, list: ['a "(hidden)"'], deep: { text: "(hidden)" } },
      ]);
    }),
  );
});

describe("the time grows with the text", () => {
  const token = Array.from({ length: 1_500 }, (_, at) => ALPHABET[(at * 7 + (at % 11)) % 48]).join(
    "",
  );
  const texts: Record<string, string> = {
    "pieces of a secret": token.slice(3, 400),
    "escapes within escapes": "%2525252541",
    backslashes: "\\",
    "beginnings of entities": "&#x",
    "one letter": "a",
  };
  test.each(Object.keys(texts))("%s", (name) => {
    const mask = maskOf(token);
    mask.add("a".repeat(60));
    expectLinear(
      (size) => (texts[name] ?? "").repeat(size).slice(0, size),
      (text) => mask.mask(text),
    );
  });
});

test("hexadecimal escapes of programs are taken off, and what is no character stays", () => {
  const secret = "s3cr3t~of.the-app";
  const mask = maskOf(secret);
  const escaped = [...secret].map((each) => `\\x${hex(each.charCodeAt(0), 2)}`).join("");
  expect(mask.mask(`a ${escaped} b`)).not.toContain("\\x73");
  for (const text of ["&#x110000;", "&#1114112;", "\\xzz"]) expect(mask.mask(text)).toBe(text);
});

test("what is no text is logged as it is", () => {
  const parts: unknown[] = [];
  const log = (...each: unknown[]) => void parts.push(...each);
  maskedLogger({ debug: log, info: log, warn: log }, maskOf("x".repeat(20))).info(5, null, true, {
    a: [1, null],
  });
  expect(parts).toEqual([5, null, true, { a: [1, null] }]);
});

test.each<[text: string, bytes: string | undefined]>([
  ["data:text/plain", undefined],
  ["data:text/plain,a%20b", "a b"],
  ["data:text/plain;base64,YWJjZGVm", "abcdef"],
  ['{"type":"Buffer","data":[97,98]}', "ab"],
  ['{"data":{"type":"Buffer","data":[97]},"contentType":"x"}', "a"],
  ['{"type":"Buffer","data":[300]}', undefined],
  ['{"type":"Buffer"}', undefined],
  ["{", undefined],
  ["6162", "ab"],
])("the bytes in %s", (text, bytes) => {
  expect(wrappedBytes(text)?.toString()).toBe(bytes);
});
