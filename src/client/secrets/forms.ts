import { readingsOf } from "./readings";

/** A secret as a server may send it back once the escapes of URLs, JSON and HTML are taken off. */
export interface Form {
  readonly text: string;
  /** Characters right before and after it that also hold bits of the secret (Base64). */
  readonly before: 0 | 1;
  readonly after: 0 | 1;
}

/**
 * Every such form: as it is, as a form of HTML writes its blanks, in hexadecimal digits, and in Base64 of
 * both alphabets: of the secret, of it encoded for a URL (Basic authentication), and of its Base64.
 * What escapes of a URL, of JSON or of HTML hide is found by taking them off the text (`readingsOf`).
 */
export function formsOf(secret: string): Form[] {
  const bytes = Buffer.from(secret, "utf8");
  const hex = bytes.toString("hex");
  const forms = [
    // What looks like an escape within the secret is taken off along with those around it.
    ...readingsOf(secret).map(({ text }) => whole(text)),
    ...[secret.replace(/ /g, "+"), hex, hexPairs(hex)].map(whole),
    ...base64Forms(bytes),
    ...base64Forms(Buffer.from(percentEncoded(secret))),
    ...base64Forms(Buffer.from(bytes.toString("base64"))),
  ];
  return [...new Map(forms.map((form) => [form.text, form])).values()];
}

const whole = (text: string): Form => ({ text, before: 0, after: 0 });

/** `4A-4B`, as .NET writes bytes. */
const hexPairs = (hex: string): string => hex.replace(/..(?=.)/g, "$&-");

/** A lone surrogate has no UTF-8 form, so no URL can hold it. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));

/** The same bytes read differently at each of the three places where they may begin in a longer text. */
function base64Forms(bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const inner = text.replace(/={1,2}$/, "");
    // The characters at both ends also hold bits of the neighbours.
    const before = offset === 0 ? 0 : 1;
    const after = (bytes.length + offset) % 3 === 0 ? 0 : 1;
    const core = inner.slice(offset + before, inner.length - after);
    const form = { before, after } as const;
    return [
      { ...form, text: core },
      { ...form, text: core.replace(/\+/g, "-").replace(/\//g, "_") },
    ];
  });
}
