/** Begins the fragment of a link to a page of a view, which says the columns that are shown. */
export const VIEW_COLUMNS = "#columns=";

/** A link as it is sent: no server gets a fragment. Any other number sign is one that was not encoded. */
export function withoutViewColumns(url: string): string {
  return /^[^?#]*\?fetchXml=[^#]*#columns=/.test(url) ? url.slice(0, url.indexOf("#")) : url;
}
