import { type Environment, onOrigin, withPlainRoot } from "../../environment";
import { InputError } from "../../errors/InputError";
import { decodedPath } from "../../odata/decodedPath";

/**
 * The link of *Next Page ID*, to be followed as it is.
 *
 * @throws InputError for what is no next link of a query any more: a page's number, the text of an empty
 *   reference, the cookie of a FetchXML query, a link that was decoded on its way
 */
export function nextPageUrl(environment: Environment, nextPageId: string): string {
  const text = nextPageId.trim();
  if (!/^(?:https?:\/\/|\/)/i.test(text)) throw refused(text, whatItIs(text));
  const url = withPlainRoot(environment, onOrigin(environment, text, "Next Page ID"));
  const path = url.slice(environment.origin.length);
  if (!/^\/api\/data\/v\d+\.\d+\/[^?]/i.test(path)) {
    throw refused(text, "leads to no records of the Web API");
  }
  if (/[\s<>"]/.test(text)) {
    throw refused(text, "was decoded on its way, so that its place in the list is lost");
  }
  return url;
}

/**
 * The entity set whose rows a next link leads to; undefined for one that leads on from a record
 * (`accounts(<id>)/contact_customer_accounts`), whose rows may be of any table.
 */
export function setOfLink({ origin }: Environment, url: string): string | undefined {
  const path = url.slice(origin.length).replace(/[?][\s\S]*$/, "");
  return /^\/api\/data\/v[\d.]+\/([\p{L}\p{N}_]+)$/u.exec(decodedPath(path))?.[1];
}

const whatItIs = (text: string): string =>
  /cookie|^\{/i.test(text)
    ? "is the PagingInfo of Run Fetch XML Query, not a next link"
    : "is not a next link";

const refused = (text: string, why: string): InputError =>
  new InputError(
    `Next Page ID ${JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)} ${why}; Query Entities takes the oDataNextLink of the page before, unchanged, and nothing for the first page.`,
  );
