import { UnreadableBody } from "../http/failures";

/** Integers of 16 digits and more may lie beyond 2^53; shorter ones never do. */
const LONG_RUN = 16;

/**
 * Parses a JSON body. Integers that a JavaScript number cannot hold come back as text, so that a
 * 64-bit `versionnumber` keeps every digit.
 *
 * @throws UnreadableBody when the body is not JSON.
 */
export const parseJson = (body: Buffer): unknown => {
  const text = body.toString("utf8", hasBom(body) ? 3 : 0);
  try {
    return JSON.parse(hasLongDigitRun(body) ? quoteLongIntegers(text) : text);
  } catch {
    throw new UnreadableBody(
      text.trim() === "" ? "the answer has no body" : "the answer is not valid JSON",
    );
  }
};

const hasBom = (body: Buffer): boolean => body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;

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

/** A string, or a number that is all digits; strings are matched to be stepped over. */
const STRING_OR_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

const quoteLongIntegers = (text: string): string =>
  text.replace(STRING_OR_INTEGER, (token, at: number) => {
    if (token.startsWith('"')) return token;
    // The tail of a decimal (`0.1234567890123456`) is not an integer of its own.
    if (/[\d.eE+]/.test(text[at - 1] ?? "")) return token;
    return Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
  });
