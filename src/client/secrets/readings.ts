import { readEscape } from "./readEscape";

/** A secret that was encoded more often than this on its way back is not looked for. */
const MOST_LAYERS = 4;

/** A text with one layer of escapes or more taken off; each character knows its first place. */
export interface Reading {
  readonly text: string;
  /** Begin and end in the text as it came. A text without escapes is its own place. */
  place(from: number, to: number): readonly [number, number];
}

/**
 * A text as it came, and with its escapes taken off layer by layer: of URLs, of JSON and of HTML, in
 * whichever letter case and for whichever characters they were used.
 */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [{ text, place: (from, to) => [from, to] }];
  for (let outer = readings[0]; outer && readings.length <= MOST_LAYERS; ) {
    const inner = withoutEscapes(outer);
    if (inner) readings.push(inner);
    outer = inner;
  }
  return readings;
}

/** `undefined` where nothing is escaped. */
function withoutEscapes(outer: Reading): Reading | undefined {
  const parts: string[] = [];
  const ends: number[] = [];
  let plainFrom = 0;
  const ahead = /[%\\&]/g;
  const keepTo = (to: number): void => {
    parts.push(outer.text.slice(plainFrom, to));
    for (let at = plainFrom; at < to; at += 1) ends.push(at + 1);
  };
  for (let found = ahead.exec(outer.text); found; found = ahead.exec(outer.text)) {
    const taken = readEscape(outer.text, found.index);
    if (!taken) continue;
    keepTo(found.index);
    parts.push(taken.means);
    plainFrom = found.index + taken.length;
    // A character of two halves, such as an emoji, is one escape: both halves have its place.
    for (let half = 0; half < taken.means.length; half += 1) ends.push(plainFrom);
    ahead.lastIndex = plainFrom;
  }
  if (plainFrom === 0) return undefined;
  keepTo(outer.text.length);
  return { text: parts.join(""), place: (from, to) => placeIn(outer, ends, from, to) };
}

function placeIn(
  outer: Reading,
  ends: readonly number[],
  from: number,
  to: number,
): readonly [number, number] {
  return outer.place(ends[from - 1] ?? 0, ends[to - 1] ?? 0);
}
