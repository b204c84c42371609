import { setOwn } from "../objects/ownProperty";
import { ExactNumber } from "./exactNumber";
import { type LongNumber, longNumbers } from "./longNumbers";

/**
 * Parses JSON text. Numbers that a JavaScript number cannot hold become `ExactNumber`s, which are written
 * digit by digit again.
 *
 * @throws SyntaxError when the text is not JSON
 */
export const readJson = (text: string): unknown => {
  const found = longNumbers(text);
  if (found.length === 0) return JSON.parse(text);
  const mark = unusedMark(text);
  return marked(JSON.parse(withQuotes(text, found, MARK.repeat(mark))), "\0".repeat(mark));
};

/**
 * Parses JSON text of an answer. Numbers that a JavaScript number cannot hold become text.
 *
 * @throws SyntaxError when the text is not JSON
 */
export const readAnswerJson = (text: string): unknown => {
  const found = longNumbers(text);
  return JSON.parse(found.length === 0 ? text : withQuotes(text, found, ""));
};

const withQuotes = (text: string, found: readonly LongNumber[], mark: string): string => {
  const parts: string[] = [];
  let copied = 0;
  for (const { start, end } of found) {
    parts.push(text.slice(copied, start), `"${mark}`, text.slice(start, end), '"');
    copied = end;
  }
  return parts.join("") + text.slice(copied);
};

/** How JSON writes the character that marks numbers; it cannot stand in a text in any other way. */
const MARK = "\\u0000";

/** How often to repeat the mark, so that no text begins with it. */
const unusedMark = (text: string): number => {
  let times = 1;
  while (text.includes(MARK.repeat(times))) times += 1;
  return times;
};

/** Puts exact numbers in the place of marked texts, within a value that nobody else holds yet. */
const marked = (value: unknown, mark: string): unknown => {
  const restored = (part: unknown): unknown =>
    typeof part === "string" && part.startsWith(mark)
      ? new ExactNumber(part.slice(mark.length))
      : part;
  const open: Record<string, unknown>[] = [];
  const visit = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return restored(part);
    open.push(part as Record<string, unknown>);
    return part;
  };
  const root = visit(value);
  for (let holder = open.pop(); holder; holder = open.pop()) {
    for (const name in holder) {
      const part = holder[name];
      const now = visit(part);
      if (now !== part) setOwn(holder, name, now);
    }
  }
  return root;
};
