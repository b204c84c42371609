import { fold } from "../store";
import type { Document } from "./documents";
import type { Match } from "./match";
import { SearchProblem } from "./problem";

/** A row that was found. */
export interface Hit {
  readonly document: Document;
  readonly match: Match;
}

type Compare = (a: Hit, b: Hit) => number;

/** By score, and rows of the same score by their ids; the service leaves their order to chance. */
export const byScore: Compare = (a, b) =>
  b.match.score - a.match.score || (a.document.id < b.document.id ? -1 : 1);

/**
 * The order asked for. It counts only where the syntax is Lucene and the text has a wildcard, and columns
 * have to be in every table that was searched.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#orderby-parameter
 */
export function ordered(hits: readonly Hit[], clauses: readonly string[]): Hit[] {
  const compares = clauses.map((clause) => compareBy(hits, clause));
  return [...hits].sort((a, b) => {
    for (const compare of compares) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return byScore(a, b);
  });
}

function compareBy(hits: readonly Hit[], clause: string): Compare {
  const [, name = "", direction = "asc"] = /^\s*(\S+)(?:\s+(asc|desc))?\s*$/i.exec(clause) ?? [];
  if (name === "") throw new SearchProblem(`Invalid expression: '${clause}' is no order.`);
  const sign = direction.toLowerCase() === "desc" ? -1 : 1;
  if (name === "@search.score") return (a, b) => sign * (a.match.score - b.match.score);
  const lacking = hits.find(({ document }) => !document.source.indexed.has(name));
  if (lacking !== undefined) {
    throw new SearchProblem(`Invalid expression: Could not find a property named '${name}'.`);
  }
  return (a, b) => sign * compare(columnValue(a, name), columnValue(b, name));
}

type Value = string | number | bigint | null;

function columnValue({ document }: Hit, name: string): Value {
  const value = document.row[name] ?? null;
  return typeof value === "string" ? fold(value) : value;
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}
