import type { Environment } from "../../environment";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { VIEW_COLUMNS } from "../../odata/viewColumns";
import type { PagePosition } from "../fetchXml/cookie";
import { pageXml } from "../fetchXml/pages";
import { attribute, type FetchDocument, parseFetchXml } from "../fetchXml/parse";
import { isViewLink } from "./asksForView";

/** What a link to a page of a view holds: all that it takes to read on from there. */
export interface LinkedView {
  readonly query: FetchDocument;
  readonly first: PagePosition | undefined;
  /** The columns that the view shows; none where the link does not say them. */
  readonly shown: readonly string[];
}

/**
 * The address of a page of a query, with the query in it. The columns that are shown are a fragment, which
 * no server is sent.
 */
export function viewLink(
  { apiRoot }: Environment,
  set: string,
  { query, first, shown }: LinkedView,
): string {
  const columns = shown.map(encodeURIComponent).join(",");
  const fragment = columns === "" ? "" : VIEW_COLUMNS + columns;
  return `${apiRoot}${set}?fetchXml=${encodeURIComponent(pageXml(query, first))}${fragment}`;
}

/** Whether a link leads to a page of a view, and can be read. */
export function isWholeViewLink(url: string): boolean {
  if (!isViewLink(url)) return false;
  try {
    readViewLink(url, "The link");
    return true;
  } catch (error) {
    throwUnless(error, InputError);
    return false;
  }
}

/** With what `viewLink` puts behind `VIEW_COLUMNS`. */
const PARTS = /^[^?#]*\?fetchXml=([^#]*)(?:#columns=(.*))?$/s;

/** @throws InputError for what was changed on its way */
export function readViewLink(url: string, input: string): LinkedView {
  try {
    const [, xml = "", shown = ""] = PARTS.exec(url) ?? [];
    const query = parseFetchXml(decodeURIComponent(xml));
    const page = Number(attribute(query.fetch, "page") ?? Number.NaN);
    const cookie = attribute(query.fetch, "paging-cookie");
    if (!Number.isInteger(page) || page < 1) throw new InputError("");
    const columns = shown === "" ? [] : shown.split(",").map(decodeURIComponent);
    return { query, first: { page, cookie }, shown: columns };
  } catch (error) {
    if (!(error instanceof InputError || error instanceof URIError)) throw error;
    throw new InputError(
      `${input} is a link to a page of a view, but its query was changed on its way; expected the oDataNextLink of the page before, unchanged.`,
    );
  }
}
