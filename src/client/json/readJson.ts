import { setOwn } from "../objects/ownProperty";
import { ExactNumber } from "./exactNumber";
import { jsonText } from "./jsonText";
import { longIntegers } from "./longIntegers";
import { type LongNumbers, longNumbers } from "./longNumbers";

/**
 * Parses JSON text. Numbers that a JavaScript number cannot hold become `ExactNumber`s, which are written
 * digit by digit again.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function readJson(text: string): unknown {
  // To make bytes of a text, or another text, takes longer than to parse it.
  const integers = longIntegers(text);
  if (integers) return withDigits(JSON.parse(text), integers);
  const bytes = utf8(text);
  const found = longNumbers(bytes);
  if (found.length === 0) return JSON.parse(text);
  const mark = unusedMark(text);
  return withoutMarks(JSON.parse(jsonText(withQuotes(bytes, found, mark.written))), mark.read);
}

/**
 * Parses JSON text of an answer. Numbers that a JavaScript number cannot hold become text.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function readAnswerJson(text: string): unknown {
  return readAnswerBytes(utf8(text));
}

/** The same for JSON as it arrives: bytes of UTF-8, with or without a byte order mark. */
export function readAnswerBytes(bytes: Buffer): unknown {
  const found = longNumbers(bytes);
  return JSON.parse(jsonText(found.length === 0 ? bytes : withQuotes(bytes, found, "")));
}

const encoder = new TextEncoder();

/** The bytes of a text. Half a character has no UTF-8; a JSON text may have it as an escape. */
const utf8 = (text: string): Buffer => {
  const bytes = Buffer.allocUnsafe(text.length);
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes;
  return Buffer.from(/\p{Cs}/u.test(text) ? text.replace(/\p{Cs}/gu, toEscape) : text);
};

const toEscape = (half: string): string => `\\u${half.charCodeAt(0).toString(16)}`;

const QUOTE = 0x22;

/** The numbers as texts that begin with the mark. */
const withQuotes = (bytes: Buffer, found: LongNumbers, mark: string): Buffer => {
  const open = Buffer.from(`"${mark}`);
  const more = (found.length / 2) * (open.length + 1);
  const quoted = Buffer.allocUnsafeSlow(bytes.length + more);
  let copied = 0;
  let to = 0;
  for (let at = 0; at < found.length; at += 2) {
    const [start = 0, end = 0] = [found[at], found[at + 1]];
    to += bytes.copy(quoted, to, copied, start);
    for (const byte of open) quoted[to++] = byte;
    for (let from = start; from < end; from += 1) quoted[to++] = bytes[from] ?? 0;
    quoted[to++] = QUOTE;
    copied = end;
  }
  bytes.copy(quoted, to, copied);
  return quoted;
};

interface Mark {
  /** As the JSON has it. */
  readonly written: string;
  readonly read: string;
}

/** Of one byte and written without an escape, both of which keep the marked text quick to parse. */
const USUAL: Mark = { written: "\x7F", read: "\x7F" };

/** What begins no text of the JSON. U+0000 serves always: JSON has one way only of writing it. */
const unusedMark = (text: string): Mark => {
  if (!text.includes(USUAL.read) && !text.includes("\\u007")) return USUAL;
  const written = "\\u0000";
  let times = 1;
  while (text.includes(written.repeat(times))) times += 1;
  return { written: written.repeat(times), read: "\0".repeat(times) };
};

/** Exact numbers in the place of marked texts. */
const withoutMarks = (value: unknown, mark: string): unknown => {
  const code = mark.charCodeAt(0);
  return withExact(value, (part) =>
    typeof part === "string" && part.charCodeAt(0) === code && part.startsWith(mark)
      ? part.slice(mark.length)
      : undefined,
  );
};

/** Exact numbers in the place of integers that are rounded. */
const withDigits = (value: unknown, integers: ReadonlyMap<number, string>): unknown =>
  integers.size === 0
    ? value
    : withExact(value, (part) =>
        typeof part === "number" && Math.abs(part) > Number.MAX_SAFE_INTEGER
          ? integers.get(part)
          : undefined,
      );

/** Puts exact numbers in the place of what has digits, within a value that nobody else holds yet. */
const withExact = (value: unknown, digitsOf: (part: unknown) => string | undefined): unknown => {
  const root = { value };
  const open: object[] = [root];
  const exact = (part: unknown): ExactNumber | undefined => {
    const digits = digitsOf(part);
    return digits === undefined ? undefined : new ExactNumber(digits);
  };
  for (let holder = open.pop(); holder; holder = open.pop()) {
    if (Array.isArray(holder)) {
      for (let at = 0; at < holder.length; at += 1) {
        const part: unknown = holder[at];
        if (isHolder(part)) open.push(part);
        else holder[at] = exact(part) ?? part;
      }
      continue;
    }
    const record = holder as Record<string, unknown>;
    for (const name in record) {
      const part = record[name];
      if (isHolder(part)) open.push(part);
      else {
        const now = exact(part);
        if (now) setOwn(record, name, now);
      }
    }
  }
  return root.value;
};

const isHolder = (part: unknown): part is object => typeof part === "object" && part !== null;
