import { decodedPath } from "../../src/client/odata/decodedPath";
import { splitOutside } from "../../src/client/odata/expandItem";
import type { Segment } from "./types";

export interface ReadPath {
  readonly segments: readonly Segment[];
  readonly options: ReadonlyMap<string, string>;
  /** Whether the address names the API root, which an address of any other host does not. */
  readonly hasRoot: boolean;
}

/**
 * Takes an address apart: `/api/data/v9.2/accounts?$top=1`, with a host or a placeholder in front of it, or
 * relative to the API root. Placeholders of templates are left as they are, wherever they are.
 */
export function readPath(address: string): ReadPath {
  const { text, restore } = withoutPlaceholders(address.trim());
  const at = text.indexOf("?");
  const path = at < 0 ? text : text.slice(0, at);
  const { rest, hasRoot } = behindRoot(path);
  return {
    segments: splitOutside(rest, "/")
      .filter((part) => part !== "")
      .map((part) => toSegment(part, restore)),
    options: toOptions(at < 0 ? "" : text.slice(at + 1), restore),
    hasRoot,
  };
}

/** A character of the private use area that no address holds. */
const MARK = "\uE000";

/** Placeholders may hold any character, so that they are out of the way while the address is read. */
const withoutPlaceholders = (address: string) => {
  const found: string[] = [];
  const text = address.replaceAll(MARK, "").replace(/\{\{[^{}]{0,500}\}\}/g, (placeholder) => {
    found.push(placeholder);
    return `${MARK}${found.length - 1}${MARK}`;
  });
  const restore = (part: string): string =>
    part.replace(/\uE000(\d{1,6})\uE000/g, (_, index: string) => found[Number(index)] ?? "");
  return { text, restore };
};

const ROOT = "api/data/";
const VERSION = /^v\d{1,3}\.\d{1,3}(?:\/|$)/i;

const behindRoot = (path: string): { rest: string; hasRoot: boolean } => {
  const at = path.toLowerCase().indexOf(ROOT);
  const behind = at < 0 ? path : path.slice(at + ROOT.length);
  // `data/v9.2/accounts` and `v9.2/accounts` are taken as well.
  const short = behind.replace(/^\//, "").replace(/^data\//i, "");
  if (VERSION.test(short)) return { rest: short.replace(VERSION, ""), hasRoot: at >= 0 };
  // The version may be a placeholder: api/data/{{#Version}}/accounts.
  if (at >= 0) return { rest: behind.slice(behind.indexOf("/") + 1), hasRoot: true };
  return { rest: path, hasRoot: false };
};

const toSegment = (part: string, restore: (text: string) => string): Segment => {
  const open = part.indexOf("(");
  if (open < 0 || !part.endsWith(")")) return { name: restore(part), key: undefined };
  return { name: restore(part.slice(0, open)), key: restore(part.slice(open + 1, -1)) };
};

const toOptions = (query: string, restore: (text: string) => string): Map<string, string> =>
  new Map(
    query
      .split("&")
      .filter((option) => option !== "")
      .map((option) => {
        const equals = option.indexOf("=");
        const name = equals < 0 ? option : option.slice(0, equals);
        const value = equals < 0 ? "" : option.slice(equals + 1).replaceAll("+", " ");
        return [decodedPath(name).trim().toLowerCase(), restore(decodedPath(value))];
      }),
  );
