import { closingMarks, isDoubled } from "./quotes";
import type { KeyPart } from "./types";

/**
 * Reads `name='O''Brien',number=5`. A comma only ends a value if another `column=` follows, so that a
 * value may hold commas and apostrophes. Undefined for a text of another form, and for a quotation mark
 * that is never closed. A value that is missing reads as "". Takes time in proportion to the text.
 */
export function readPairs(given: string): readonly KeyPart[] | undefined {
  const text = withoutLastComma(given.trim());
  if (text === "") return undefined;
  const parts: KeyPart[] = [];
  let at = 0;
  while (at <= text.length) {
    const name = nameAt(text, at);
    if (!name) return undefined;
    const start = blanksEnd(text, name.end);
    const value = valueAt(text, start);
    if (!value) return undefined;
    parts.push({ name: name.name, value: value.text, quoted: value.quoted });
    at = value.next;
  }
  return parts;
}

const withoutLastComma = (text: string): string =>
  text.endsWith(",") ? text.slice(0, -1).trimEnd() : text;

const isBlank = (character: string | undefined): boolean =>
  character !== undefined && character.trim() === "";

const blanksEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isBlank(text[at])) at += 1;
  return at;
};

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;

/** `column =`, with blanks around it; `end` is behind the sign. */
const nameAt = (text: string, from: number): { name: string; end: number } | undefined => {
  NAME.lastIndex = blanksEnd(text, from);
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const sign = blanksEnd(text, NAME.lastIndex);
  return text[sign] === "=" ? { name, end: sign + 1 } : undefined;
};

interface Value {
  readonly text: string;
  readonly quoted: boolean;
  /** Where the next `column=` begins; beyond the text where there is none. */
  readonly next: number;
}

const valueAt = (text: string, start: number): Value | undefined => {
  const marks = closingMarks(text.charAt(start));
  if (marks) return quotedAt(text, start, marks);
  let comma = text.indexOf(",", start);
  while (comma >= 0 && !nameAt(text, comma + 1)) comma = text.indexOf(",", comma + 1);
  const end = comma < 0 ? text.length : comma;
  return { text: text.slice(start, end).trim(), quoted: false, next: end + 1 };
};

/** Ends at the first mark that is not doubled, or else at the first one that a value can end with. */
const quotedAt = (text: string, start: number, marks: string): Value | undefined => {
  const open = text.charAt(start);
  const strict = isDoubled(open) ? strictEnd(text, start + 1, open) : undefined;
  const end = strict ?? looseEnd(text, start + 1, marks);
  if (!end) return undefined;
  const inside = text.slice(start + 1, end.at);
  return {
    text: isDoubled(open) ? inside.replaceAll(open + open, open) : inside,
    quoted: true,
    next: end.next,
  };
};

interface End {
  readonly at: number;
  readonly next: number;
}

const strictEnd = (text: string, from: number, mark: string): End | undefined => {
  let at = text.indexOf(mark, from);
  while (at >= 0 && text[at + 1] === mark) at = text.indexOf(mark, at + 2);
  return at < 0 ? undefined : endAt(text, at);
};

const looseEnd = (text: string, from: number, marks: string): End | undefined => {
  for (let at = from; at < text.length; at += 1) {
    if (!marks.includes(text.charAt(at))) continue;
    const end = endAt(text, at);
    if (end) return end;
  }
  return undefined;
};

/** Whether a value ends with the mark at this place: nothing follows, or another `column=`. */
const endAt = (text: string, at: number): End | undefined => {
  const behind = blanksEnd(text, at + 1);
  if (behind === text.length) return { at, next: text.length + 1 };
  return text[behind] === "," && nameAt(text, behind + 1) ? { at, next: behind + 1 } : undefined;
};
