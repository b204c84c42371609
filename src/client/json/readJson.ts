import { setOwn } from "../objects/ownProperty";
import { ExactNumber } from "./exactNumber";
import { type LongNumber, longNumbers } from "./longNumbers";

/**
 * Parses JSON text. Numbers that a JavaScript number cannot hold become `ExactNumber`s, which are written
 * digit by digit again.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function readJson(text: string): unknown {
  const found = longNumbers(text);
  if (found.length === 0) return JSON.parse(text);
  const mark = unusedMark(text);
  return marked(JSON.parse(withQuotes(text, found, mark.written)), mark.read);
}

/**
 * Parses JSON text of an answer. Numbers that a JavaScript number cannot hold become text.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function readAnswerJson(text: string): unknown {
  const found = longNumbers(text);
  return JSON.parse(found.length === 0 ? text : withQuotes(text, found, ""));
}

const withQuotes = (text: string, found: readonly LongNumber[], mark: string): string => {
  const open = `"${mark}`;
  const parts: string[] = [];
  let copied = 0;
  for (const { start, end } of found) {
    parts.push(text.slice(copied, start), open, text.slice(start, end), '"');
    copied = end;
  }
  parts.push(text.slice(copied));
  return parts.join("");
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

/** Puts exact numbers in the place of marked texts, within a value that nobody else holds yet. */
const marked = (value: unknown, mark: string): unknown => {
  const root = { value };
  const open: object[] = [root];
  const code = mark.charCodeAt(0);
  const number = (text: string): ExactNumber | undefined =>
    text.charCodeAt(0) === code && text.startsWith(mark)
      ? new ExactNumber(text.slice(mark.length))
      : undefined;
  for (let holder = open.pop(); holder; holder = open.pop()) {
    if (Array.isArray(holder)) {
      for (let at = 0; at < holder.length; at += 1) {
        const part: unknown = holder[at];
        if (typeof part === "string") holder[at] = number(part) ?? part;
        else if (typeof part === "object" && part !== null) open.push(part);
      }
      continue;
    }
    const record = holder as Record<string, unknown>;
    for (const name in record) {
      const part = record[name];
      if (typeof part === "string") {
        const now = number(part);
        if (now) setOwn(record, name, now);
      } else if (typeof part === "object" && part !== null) open.push(part);
    }
  }
  return root.value;
};
