import { ExactNumber, exactNumber } from "../../decimals/digits";

/** A number no text begins with: what is before the digits of a long one for a moment. */
const mark = "\\u0000";

/**
 * Parses JSON with whole numbers beyond 2^53 as bigints, as the service's reader keeps all of an
 * Edm.Int64, and decimals that a JavaScript number would round as `ExactNumber`. Throws a
 * SyntaxError as `JSON.parse` does.
 */
export function parseExactly(text: string): unknown {
  if (!/[\d.]{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(marked(text), (_, value: unknown) =>
    typeof value === "string" && /^\0-?\d+(\.\d+)?$/.test(value)
      ? longNumber(value.slice(1))
      : value,
  );
}

function longNumber(digits: string): bigint | ExactNumber {
  return /^-?\d+$/.test(digits) ? BigInt(digits) : new ExactNumber(digits);
}

/** The text with every long whole number as a marked string; one pass over it. */
function marked(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const end = text[at] === '"' ? endOfString(text, at) : endOfNumber(text, at);
    const token = text.slice(at, end);
    if (isLong(token)) {
      parts.push(text.slice(copied, at), `"${mark}${token}"`);
      copied = end;
    }
    at = Math.max(end, at + 1);
  }
  return parts.join("") + text.slice(copied);
}

function isLong(token: string): boolean {
  if (/^-?[1-9]\d{15,}$/.test(token)) return !Number.isSafeInteger(Number(token));
  return /^-?\d+\.\d+$/.test(token) && typeof exactNumber(token) === "string";
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** The start itself where no number begins there. */
function endOfNumber(text: string, start: number): number {
  let at = start;
  while (at < text.length && "0123456789+-.eE".includes(text[at] ?? "")) at += 1;
  return at;
}
