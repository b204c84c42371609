import { Refusal } from "../errors";
import { malformed, unknownReference } from "./refusals";

/** Characters an URL may have inside a batch, twice as many as outside. */
const longestUrl = 65_536;

/** What Content-IDs stand for: absolute URLs of rows. */
export type References = ReadonlyMap<string, string>;

/**
 * Path and query of a part's URL, which is absolute, from the host on, or begins with a reference to
 * a request before it in the same change set (`$1/lastname`). Throws 400 for any other URL.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api
 */
export function localUrl(origin: string, url: string, references: References): string {
  if (url.length > longestUrl) throw new Refusal(414, "", "The request URL is too long.");
  const local = fromHost(origin, dereferenced(url, references));
  if (/^\/api\/data\/v9\.[0-2]\/\$batch(?:\?|$)/.test(local)) {
    throw malformed("A batch request cannot contain another batch request.");
  }
  return local;
}

/** A whole reference, as bodies carry them, or at the beginning of a URL. */
export function dereferenced(url: string, references: References): string {
  const reference = /^\$([^/?]+)/.exec(url);
  if (reference === null) return url;
  const [text, contentId = ""] = reference;
  const target = references.get(contentId);
  if (target === undefined) throw unknownReference(contentId);
  return target + url.slice(text.length);
}

function fromHost(origin: string, url: string): string {
  if (url.startsWith(`${origin}/`)) return url.slice(origin.length);
  if (url.startsWith("/") && !url.startsWith("//")) return url;
  throw malformed(
    /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)
      ? `The URI '${url}' is not valid because it is not based on '${origin}/'.`
      : `The relative URI '${url}' was specified in a batch operation, but a base URI was not specified for the batch writer or batch reader.`,
  );
}
