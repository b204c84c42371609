/**
 * The candidates most like a name, best first, three at most: those that differ only by letter case or
 * by their plural, then those within a third of the name's length in edits.
 */
export function nearest(name: string, candidates: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** No name of Dataverse is longer, and edits take as much time as both lengths multiplied. */
const LONGEST_COMPARED = 200;

const PLURALS = ["s", "es", "set", "collection"];

const distance = (wanted: string, candidate: string, most: number): number => {
  if (candidate === wanted) return 0;
  if (PLURALS.some((ending) => candidate === wanted + ending)) return 0.1;
  if (wanted.endsWith("y") && candidate === `${wanted.slice(0, -1)}ies`) return 0.1;
  if (wanted.length > LONGEST_COMPARED) return Number.POSITIVE_INFINITY;
  if (Math.abs(candidate.length - wanted.length) > most) return Number.POSITIVE_INFINITY;
  return edits(wanted, candidate);
};

/** Edit distance row by row; two letters that changed places are one edit (optimal string alignment). */
const edits = (a: string, b: string): number => {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = at(above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          substitution,
          at(above, column) + 1,
          at(current, column - 1) + 1,
          swapped && row > 1 && column > 1 ? at(before, column - 2) + 1 : substitution,
        ),
      );
    }
    before = above;
    above = current;
  }
  return at(above, b.length);
};

const at = (row: readonly number[], column: number): number => row[column] ?? 0;
