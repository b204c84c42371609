import fc from "fast-check";
import { formsOf } from "../../../src/client/secrets/forms";
import { oneLine } from "../../../src/client/secrets/oneLine";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import { anyText } from "../../support/anyText";

const secret = fc
  .stringMatching(/^[A-Za-z0-9~.+/&='"<> _-]{16,60}$/)
  .filter((text) => text.trim().length >= 16);
const maskOf = (...secrets: string[]): SecretMask => {
  const mask = new SecretMask();
  for (const each of secrets) mask.add(each);
  return mask;
};

describe("a secret in a text", () => {
  test("is hidden in every form, wherever it stands", () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
        const mask = maskOf(hidden);
        for (const { text } of formsOf(hidden.trim())) {
          expect(mask.mask(`${before}|${text}|${after}`)).not.toContain(text);
        }
      }),
    );
  });

  test("is hidden where it is part of longer Base64, as in Basic authentication", () => {
    fc.assert(
      fc.property(
        secret,
        fc.string({ maxLength: 9 }),
        fc.string({ maxLength: 9 }),
        (hidden, before, after) => {
          const bytes = Buffer.from(`${before}${hidden.trim()}${after}`);
          const shown = maskOf(hidden).mask(bytes.toString("base64"));
          // The characters at both ends belong to the neighbours as well.
          const inner = Buffer.from(hidden.trim()).toString("base64").slice(4, -4);
          expect(shown).not.toContain(inner);
          expect(shown).toContain("(hidden)");
        },
      ),
    );
  });

  test("is hidden in part, from 11 characters on", () => {
    fc.assert(
      fc.property(secret, fc.nat(20), fc.string(), (hidden, from, around) => {
        const text = hidden.trim();
        const piece = text.slice(from % (text.length - 11)).slice(0, 11);
        expect(maskOf(hidden).mask(`${around} ${piece} ${around}`)).not.toContain(piece);
      }),
    );
  });

  test("counts with and without the blanks around it", () => {
    expect(maskOf(" s3cr3t ").mask("was s3cr3t.")).toBe("was (hidden).");
  });

  test("leaves every other text as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(maskOf("0123456789abcdef~~~~").mask(text)).toBe(text);
      }),
    );
  });

  test("too short to be told from a word hides nothing", () => {
    expect(maskOf("the", "", "  ").mask("the cat")).toBe("the cat");
  });
});

test("a text from outside is one line of bounded length", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }),
  );
  expect(oneLine("x".repeat(60_000))).toHaveLength(2_001);
  expect(oneLine("a\r\n2026-01-01 INFO forged")).toBe("a 2026-01-01 INFO forged");
});

test("secrets that are added behind the first text are taken out of the next", () => {
  const mask = new SecretMask();
  mask.add("first~secret~123");
  expect(mask.mask("first~secret~123 second~secret~456 pin!")).toBe(
    "(hidden) second~secret~456 pin!",
  );
  mask.add("second~secret~456");
  mask.add("pin!");
  expect(mask.mask("first~secret~123 second~secret~456 pin!")).toBe("(hidden) (hidden) (hidden)");
});
