import { UnreadableBody } from "../http/failures";
import { jsonText } from "./jsonText";

/** Integers of 16 digits and more may lie beyond 2^53; shorter ones never do. */
const LONG_RUN = 16;

/**
 * Parses a JSON body. Integers that a JavaScript number cannot hold come back as text, so that a
 * 64-bit `versionnumber` keeps every digit.
 *
 * @throws UnreadableBody when the body is not JSON.
 */
export const parseJson = (body: Buffer): unknown => {
  const text = jsonText(body);
  try {
    return JSON.parse(hasLongDigitRun(body) ? quoteLongIntegers(text) : text);
  } catch {
    throw new UnreadableBody(
      text.trim() === "" ? "the answer has no body" : "the answer is not valid JSON",
    );
  }
};

/**
 * Looks at every 16th byte only: a run of 16 digits cannot hide between two probes. This is what keeps
 * ordinary pages free of the cost of exact integers.
 */
export const hasLongDigitRun = (body: Buffer): boolean => {
  for (let probe = LONG_RUN - 1; probe < body.length; probe += LONG_RUN) {
    if (!isDigit(body[probe])) continue;
    let start = probe;
    while (start > 0 && isDigit(body[start - 1])) start -= 1;
    let end = probe;
    while (isDigit(body[end + 1])) end += 1;
    if (end - start + 1 >= LONG_RUN) return true;
  }
  return false;
};

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 48 && byte <= 57;

/**
 * The start of a string, to be stepped over, or a number that is all digits: neither the tail of a
 * decimal or an exponent, nor a number that has one.
 */
const QUOTE_OR_INTEGER = /"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

const quoteLongIntegers = (text: string): string => {
  const parts: string[] = [];
  const scan = new RegExp(QUOTE_OR_INTEGER);
  let copied = 0;
  for (let found = scan.exec(text); found; found = scan.exec(text)) {
    const [token] = found;
    if (token === '"') {
      scan.lastIndex = endOfString(text, found.index);
    } else if (!Number.isSafeInteger(Number(token))) {
      parts.push(text.slice(copied, found.index), '"', token, '"');
      copied = scan.lastIndex;
    }
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(copied);
};

/** Position behind the string that opens at `start`. A pattern would run out of stack on a long one. */
const endOfString = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
};

const isEscaped = (text: string, at: number): boolean => {
  let first = at;
  while (text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
};
