import { isSameEnvironment } from "../environment";
import type { HttpRequest, HttpResponse } from "../types/http";

/**
 * The record that a confirmed write names in `OData-EntityId`; undefined where the header is not there,
 * leads to another host, or names no record. Such a name is not followed.
 */
export function entityUrl(
  { url }: Pick<HttpRequest, "url">,
  headers: HttpResponse["headers"],
): string | undefined {
  const named = headers["odata-entityid"]?.trim();
  if (!named) return undefined;
  const root = url.slice(0, url.indexOf("/", "https://".length));
  if (named.startsWith(root) && PLAIN.test(named.slice(root.length))) return named;
  if (!URL.canParse(named, url)) return undefined;
  const resolved = new URL(named, url);
  const { origin } = new URL(url);
  const isSame = isSameEnvironment(resolved.origin, origin) && !resolved.username;
  const path = resolved.href.slice(resolved.origin.length);
  return isSame && RECORD.test(path) ? origin + path : undefined;
}

/** A record's path that a parser of URLs leaves as it is: nearly all are, of a batch up to 1,000. */
const PLAIN = /^\/api\/data\/v\d+\.\d+\/\w+\([\w=,.-]{1,500}\)$/;

/** `/api/data/v9.2/accounts(<id or key>)`. */
const RECORD = /^\/api\/data\/v\d+\.\d+\/\w+\([^()/?#]{1,500}\)$/;

/** The text in the parentheses of the record that a write names, by either of its headers. */
export function entityKey(apiRoot: string, named: string | undefined): string | undefined {
  const url = named && entityUrl({ url: apiRoot }, { "odata-entityid": named });
  return url ? url.slice(url.lastIndexOf("(") + 1, -1) : undefined;
}
