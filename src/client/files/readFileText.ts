import { halfCharacter } from "../text/wholeCharacters";
import type { GivenFile, TextEncoding } from "./types";

type Read = GivenFile | { readonly wrong: string };

/** Base64 without padding that is shorter than this may as well be a word. */
const SHORTEST_BASE64 = 24;

/**
 * The bytes that a text means. `auto`: those of a data URL, or of Base64 that ends in `=` or has 24
 * characters or more and is neither a list of words, one a line, nor hexadecimal digits; anything else is text,
 * in UTF-8. Where that cannot be told apart, as with a file that holds one long word, `encoding` says what it is.
 */
export function readFileText(text: string, encoding: TextEncoding): Read {
  if (encoding === "text") return asText(text);
  const url = dataUrl(text);
  if (url) return url;
  const compact = withoutBreaks(text);
  if (encoding === "base64") {
    const plain = compact.replaceAll("-", "+").replaceAll("_", "/");
    return fromBase64(plain) ?? { wrong: NOT_BASE64 };
  }
  const isBase64 = isWrapped(text) && isSurelyBase64(compact);
  return (isBase64 ? fromBase64(compact) : undefined) ?? asText(text);
}

const NOT_BASE64 =
  "is not Base64: expected letters, digits, + and / only; set Text Encoding to text for plain text";

const asText = (text: string): Read => {
  const half = halfCharacter(text);
  return half === undefined ? { data: Buffer.from(text, "utf8") } : { wrong: `has ${half}` };
};

/** Checksums and numbers. What has no digit may be Base64 of zeros, and is none beyond the longest checksum. */
const HEXADECIMAL = /^(?:[0-9a-f]+|[0-9A-F]+)$/;
const LONGEST_CHECKSUM = 128;

const isHexadecimal = (text: string): boolean =>
  HEXADECIMAL.test(text) && (text.length <= LONGEST_CHECKSUM || /[0-9]/.test(text));

const isSurelyBase64 = (text: string): boolean =>
  text.length % 4 === 0 &&
  (text.length >= SHORTEST_BASE64 || text.endsWith("=")) &&
  !isHexadecimal(text);

/** Lines of Base64 have 64 characters or 76 (RFC 7468, RFC 2045); shorter ones are a list. */
const SHORTEST_LINE = 60;

/** Whether the lines of a text, if there are several, are as long as one another, but for the last one. */
const isWrapped = (text: string): boolean => {
  const body = text.trim();
  const length = body.search(/[\r\n]/);
  if (length < 0) return true;
  if (length < SHORTEST_LINE) return false;
  const lines = body.split(/\r\n?|\n/);
  const last = lines.pop() ?? "";
  return last.length <= length && lines.every((line) => line.trimEnd().length === length);
};

const withoutBreaks = (text: string): string =>
  /[\r\n\t ]/.test(text) ? text.trim().replace(/[\r\n\t]+/g, "") : text;

const fromBase64 = (text: string): GivenFile | undefined => {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const length = text.length - padding;
  if (length % 4 === 1 || (padding > 0 && text.length % 4 !== 0)) return undefined;
  if (/[^A-Za-z0-9+/]/.test(padding > 0 ? text.slice(0, length) : text)) return undefined;
  return { data: Buffer.from(text, "base64") };
};

/** A type has a slash: `data:1,2` is text. */
const DATA_URL = /^\s*data:((?:[^,;\s/]+\/[^,;\s/]+)?)((?:;[^,;]*)*),/i;

/** `data:application/pdf;base64,…` (RFC 2397). */
const dataUrl = (text: string): Read | undefined => {
  const [head, type = "", parameters = ""] = DATA_URL.exec(text.slice(0, 1000)) ?? [];
  if (head === undefined) return undefined;
  const rest = text.slice(head.length);
  const contentType = type === "" ? undefined : type + parameters.replace(/;base64$/i, "");
  if (/;base64$/i.test(parameters)) {
    const read = fromBase64(withoutBreaks(rest));
    return read ? { ...read, contentType } : { wrong: "is a data URL whose Base64 cannot be read" };
  }
  return { data: percentDecoded(rest), contentType };
};

/** Bytes that are not encoded stay as they are. */
const percentDecoded = (text: string): Buffer => {
  const parts = text.split(/((?:%[0-9a-f]{2})+)/i);
  return Buffer.concat(
    parts.map((part, at) =>
      at % 2 === 1 ? Buffer.from(part.replaceAll("%", ""), "hex") : Buffer.from(part, "utf8"),
    ),
  );
};
