import { isScalar, type YAMLMap } from "yaml";
import { pairOf, rangeOf } from "./nodes";

/** Text that takes the place of a part of the file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes another value where the one of this key is; none where the key is missing. */
export function replaceValue(map: YAMLMap, key: string, value: string): Edit[] {
  const range = rangeOf(pairOf(map, key)?.value);
  return range ? [{ start: range[0], end: range[1], text: value }] : [];
}

/** Takes an entry out, with its line; none where the key is missing. */
export function removeEntry(text: string, map: YAMLMap, key: string): Edit[] {
  const pair = pairOf(map, key);
  const [start] = rangeOf(pair?.key) ?? [];
  const [, end] = rangeOf(pair?.value) ?? [];
  if (!pair || start === undefined || end === undefined) return [];
  return [map.flow ? inFlow(map, map.items.indexOf(pair), start, end) : inBlock(text, start, end)];
}

const inBlock = (text: string, start: number, end: number): Edit => {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const isAlone = text.slice(lineStart, start).trim() === "";
  const next = lineEnd < 0 ? text.length : lineEnd + 1;
  if (isAlone) return { start: lineStart, end: next, text: "" };
  // The first entry of a list item shares its line with the dash: what follows moves up.
  const following = next + (/^[ \t]*/.exec(text.slice(next))?.[0].length ?? 0);
  return { start, end: following, text: "" };
};

/** `{ a: 1, b: 2 }`: an entry goes with the comma behind it, the last one with the comma before it. */
const inFlow = (map: YAMLMap, at: number, start: number, end: number): Edit => {
  const next = map.items[at + 1];
  const [nextStart] = isScalar(next?.key) ? (rangeOf(next.key) ?? []) : [];
  if (nextStart !== undefined) return { start, end: nextStart, text: "" };
  const [, previousEnd] = rangeOf(map.items[at - 1]?.value) ?? [];
  return { start: previousEnd ?? start, end, text: "" };
};

/** The text with all edits made; two of one place count once. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const distinct = new Map(edits.map((edit) => [edit.start, edit]));
  const ordered = [...distinct.values()].sort((a, b) => b.start - a.start);
  return ordered.reduce(
    (whole, { start, end, text: value }) => whole.slice(0, start) + value + whole.slice(end),
    text,
  );
}
