import { exactNumber } from "../decimals/digits";
import { Refusal } from "../errors";
import { toGuid } from "../odata/guid";
import { encodeLower } from "../odata/percent";
import type { Row } from "../types";
import type { OrderKey } from "./sql/order";

type Value = Row[string];

/** Where a page ended: all that the next one needs to know. */
export interface PagePosition {
  /** Number of the page that ended there, from 1. */
  page: number;
  /** Values of the order's keys in the first and in the last row of the page. */
  first: readonly Value[];
  last: readonly Value[];
}

/**
 * Prints the `$skiptoken` of the page behind `position`, already encoded for a link.
 *
 * @param countOfRecords rows on the page, which the token says in queries with nested expands only
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results
 */
export function printSkipToken(
  keys: readonly OrderKey[],
  position: PagePosition,
  countOfRecords?: number,
): string {
  const cookie = printCookie(keys, position, countOfRecords);
  return (
    `%3Ccookie%20pagenumber=%22${position.page + 1}%22%20pagingcookie=%22${cookie}%22` +
    "%20istracking=%22False%22%20/%3E"
  );
}

/** Prints the cookie within a token or an annotation, encoded twice as either has it. */
export function printCookie(
  keys: readonly OrderKey[],
  position: PagePosition,
  countOfRecords?: number,
): string {
  const nested = countOfRecords !== undefined;
  const elements = keys.map((key, at) => {
    const value = (which: readonly Value[]) => printed(key, which[at] ?? null, nested);
    const [last, first] = [value(position.last), value(position.first)];
    return `<${key.name} ${attribute("last", last)} ${attribute("first", first)} />`;
  });
  const count = nested ? ` countOfRecords="${countOfRecords}"` : "";
  const inner = `<cookie page="${position.page}"${count}>${elements.join("")}</cookie>`;
  return encodeLower(inner).replaceAll("%", "%25");
}

/**
 * Reads a decoded `$skiptoken`. Throws 400 for one this query has not given out: cut, encoded once
 * more or less, or of another order.
 */
export function readSkipToken(keys: readonly OrderKey[], token: string): PagePosition {
  const outer = /^<cookie pagenumber="(\d+)" pagingcookie="([^"]+)" istracking="False" \/>$/.exec(
    token,
  );
  const position = readCookie(keys, decodeCookie(outer?.[2]));
  if (Number(outer?.[1]) !== position.page + 1) {
    throw malformedCookie();
  }
  return position;
}

/** Reads the decoded cookie within a token. Throws 400 for one that queries in this order have not. */
export function readCookie(keys: readonly OrderKey[], text: string): PagePosition {
  const inner = /^<cookie page="(\d+)"(?: countOfRecords="\d+")?>(.+)<\/cookie>$/s.exec(text);
  const page = Number(inner?.[1]);
  const elements = [...(inner?.[2] ?? "").matchAll(/<([\w.]+)((?: \w+="[^"<>]*")+) ?\/>/g)];
  const whole = elements.map(([text]) => text).join("") === inner?.[2];
  const named = elements.map(([, name]) => name).join() === keys.map(({ name }) => name).join();
  if (!whole || !named || page < 1) {
    throw malformedCookie();
  }
  const read = (which: string) =>
    elements.map(([, , attributes = ""], at) => parsed(keys[at], attributes, which));
  return { page, first: read("first"), last: read("last") };
}

export function malformedCookie(): Refusal {
  return new Refusal(400, "0x8004112A", "Malformed XML in the Paging Cookie");
}

function attribute(name: string, value: string | null): string {
  return value === null ? `${name}null="1"` : `${name}="${escapeXml(value)}"`;
}

/** GUIDs stand in braces, in capitals unless the query has nested expands. */
function printed(key: OrderKey, value: Value, nested: boolean): string | null {
  if (value === null) {
    return null;
  }
  const text = String(value);
  return key.kind === "id" ? `{${nested ? text : text.toUpperCase()}}` : text;
}

function parsed(key: OrderKey | undefined, attributes: string, which: string): Value {
  if (new RegExp(`\\b${which}null="1"`).test(attributes) && key?.kind !== "id") {
    return null;
  }
  const text = new RegExp(`\\b${which}="([^"]*)"`).exec(attributes)?.[1];
  if (text === undefined) {
    throw malformedCookie();
  }
  const value = unescapeXml(text);
  switch (key?.kind) {
    case "id":
      return toGuid(value.replace(/^\{(.*)\}$/, "$1")) ?? refuse();
    case "decimal":
      return isNumber(value) ? exactNumber(value) : refuse();
    case "number":
      return isNumber(value) ? numberOf(value) : refuse();
    default:
      return value;
  }
}

function refuse(): never {
  throw malformedCookie();
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text);
}

function numberOf(text: string): number | bigint {
  const value = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value;
}

/** Undoes the second encoding of a cookie within a decoded token. */
export function decodeCookie(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? "");
  } catch {
    throw malformedCookie();
  }
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // In an attribute XML takes them for blanks.
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (letter) => entities[letter] ?? letter);
}

function unescapeXml(text: string): string {
  const letters = Object.entries({ ...entities, "'": "&apos;" });
  return text.replace(
    /&[^;&]*;?/g,
    (entity) => letters.find(([, known]) => known === entity)?.[0] ?? refuse(),
  );
}
