import type { Environment } from "../environment";
import { onOrigin } from "../environment";

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
export const readAddress = (environment: Environment, given: string, input: string): Address => {
  const text = given.trim();
  if (/^https?:\/\//i.test(text)) return ofUrl(environment, text, input);
  const page = /^\/?main\.aspx\?/i.test(text)
    ? ofPage(text.slice(text.indexOf("?") + 1))
    : undefined;
  return page ?? ofPath(text);
};

const ofUrl = (environment: Environment, text: string, input: string): Address => {
  const url = new URL(onOrigin(atApi(environment, text), text, input));
  if (url.pathname.toLowerCase().endsWith("/main.aspx")) {
    const page = ofPage(url.search.slice(1)) ?? ofPage(url.hash.slice(1));
    if (page) return page;
  }
  const path = ofPath(decoded(url.pathname));
  return path.table === undefined ? { key: text } : path;
};

/** The pages of an environment and its Web API may stand under two hosts: `org.crm4` and `org.api.crm4`. */
const atApi = (environment: Environment, text: string): Environment => {
  const plain = environment.origin.replace(/^(https:\/\/[^./]+)\.api\./, "$1.");
  const isPage = text.toLowerCase().startsWith(`${plain}/main.aspx`);
  return isPage ? { ...environment, origin: plain } : environment;
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
  return { table, address: "path", key: path.slice(open + 1, -1) };
};

/** `guid(…)` is no table. */
const isGuidWord = (name: string): boolean => name.toLowerCase() === "guid";

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
