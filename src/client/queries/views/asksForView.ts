import type { QueryParams } from "../../types";

/** Whether a next link leads to a page of a view: its query is in it. */
export function isViewLink(text: string): boolean {
  return /^[^?#]*\?fetchXml=/.test(text.trim());
}

/** Whether a query runs a view, or goes on with one. A next link holds the whole query. */
export function asksForView({
  view,
  nextPageId,
}: Pick<QueryParams, "view" | "nextPageId">): boolean {
  return nextPageId ? isViewLink(nextPageId) : view !== undefined;
}
