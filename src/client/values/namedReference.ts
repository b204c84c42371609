import { isNothing } from "./nothing";

/** A record by its table and its primary name. */
export interface NamedReference {
  readonly kind: "name";
  readonly table: string;
  /** As it was given, without the quotes around it. Empty where a template led to nothing. */
  readonly name: string;
}

/** Both with the quotes doubled that are part of the text. */
const QUOTED = /^(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)')$/;

/**
 * Reads `account: Litware Ltd.`: a table by any of its names, a colon, and the primary name of one of its
 * records, which may hold colons as well. The table ends at the first colon. Either may stand in quotes, for
 * names that begin or end with blanks or quotes, and for tables with a colon in their display name. An
 * address (`https://…`) is none. Undefined for any other text. Pure.
 */
export function namedReference(text: string): NamedReference | undefined {
  const given = text.trim();
  const colon = endOfTable(given);
  if (colon < 0 || given.startsWith("//", colon + 1)) return undefined;
  const table = unquoted(given.slice(0, colon).trim()).trim();
  if (table === "") return undefined;
  const name = given.slice(colon + 1).trim();
  return { kind: "name", table, name: isNothing(name) ? "" : unquoted(name) };
}

/** Position of the colon behind the table; -1 where there is none. */
const endOfTable = (text: string): number => {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text.indexOf(":");
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] !== quote) continue;
    if (text[at + 1] !== quote)
      return /^\s*:/.test(text.slice(at + 1)) ? text.indexOf(":", at) : -1;
    at += 1;
  }
  return -1;
};

const unquoted = (text: string): string => {
  const [, double, single] = QUOTED.exec(text) ?? [];
  return double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'") ?? text;
};
