import type { Environment } from "../../environment";
import { onOrigin } from "../../environment";
import { decodedPath } from "../decodedPath";

/** A text that says which record is meant, taken out of the address it stood in. */
export interface Address {
  /** The table that the address names, by its set name or its logical name. */
  readonly table?: string | undefined;
  /** Whether it is the address of a page of an app, or of the Web API. */
  readonly address?: "page" | "path" | undefined;
  /** What says which of its records: a GUID or a key. */
  readonly key: string;
}

/**
 * Takes apart `accounts(…)`, `/api/data/v9.2/accounts(…)`, an `OData-EntityId`, and the address that a
 * browser shows for a record. Any other text is the key itself.
 *
 * @param input label of the input that holds the text, for messages
 * @throws InputError when it is an address of another environment
 */
export function readAddress(environment: Environment, given: string, input: string): Address {
  const text = given.trim();
  if (/^https?:\/\//i.test(text)) return ofUrl(environment, text, input);
  const page = /^\/?main\.aspx\?/i.test(text)
    ? ofPage(text.slice(text.indexOf("?") + 1))
    : undefined;
  return page ?? ofPath(text);
}

const ofUrl = (environment: Environment, text: string, input: string): Address => {
  // The text after a # is no part of a path, but a key may hold one.
  const whole = text.endsWith(")") ? text.replaceAll("#", "%23") : text;
  const url = new URL(onOrigin(environment, whole, input));
  if (url.pathname.toLowerCase().endsWith("/main.aspx")) {
    const page = ofPage(url.search.slice(1)) ?? ofPage(url.hash.slice(1));
    if (page) return page;
  }
  const path = ofPath(url.pathname);
  return path.table === undefined ? { key: text } : path;
};

/** `etn=account&id=…`; undefined for a page that shows no record. */
const ofPage = (query: string): Address | undefined => {
  const values = new Map(
    [...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const key = values.get("id");
  return key ? { table: values.get("etn"), address: "page", key } : undefined;
};

const PREFIX = /^\/?(?:api\/data\/v\d{1,3}\.\d{1,3}\/)?/i;
const SET = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const ofPath = (text: string): Address => {
  const path = text.replace(PREFIX, "");
  const open = path.indexOf("(");
  const table = path.slice(0, Math.max(open, 0));
  if (!path.endsWith(")") || !SET.test(table) || isGuidWord(table)) return { key: text };
  // No key can hold a %, so that one in a path always begins an encoded character.
  return { table, address: "path", key: decodedPath(path.slice(open + 1, -1)) };
};

/** `guid(…)` is no table. */
const isGuidWord = (name: string): boolean => name.toLowerCase() === "guid";
