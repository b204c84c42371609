import { notSimulated } from "../../odata/refusals";
import { SearchProblem } from "../problem";

/** What is between slashes. Repeated groups could take any time, and are not simulated. */
export function expression(source: string): (word: string) => boolean {
  if (/\)[*+?{]/.test(source)) throw notSimulated("repeated groups in a search");
  return tester(source.toLowerCase());
}

/** Words at most so many edits away: letters put in, left out, replaced, or swapped with the next. */
export function similar(to: string, edits: number): (word: string) => boolean {
  const wanted = to.toLowerCase();
  return (word) =>
    Math.abs(wanted.length - word.length) <= edits && distance(wanted, word) <= edits;
}

/** Each repetition may multiply the time by the length of a word. */
const mostRepetitions = 4;

/** Matches whole words by the source of an expression, in lower case. */
export function tester(source: string): (word: string) => boolean {
  if ((source.match(/[*+{]/g) ?? []).length > mostRepetitions) {
    throw notSimulated(`more than ${mostRepetitions} repetitions in a word of a search`);
  }
  const pattern = compiled(source);
  return (word) => pattern.test(word);
}

function compiled(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, "u");
  } catch {
    throw new SearchProblem(`Failed to parse query string: the expression '${source}' is invalid.`);
  }
}

/** A text that means itself in an expression. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + same,
          swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
