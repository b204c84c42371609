import { renderRow } from "./rows";

/**
 * The pages of one FetchXML query, each ready to send, with the annotations that lead to the next one as
 * Dataverse gives them: a cookie in XML whose inner cookie is encoded twice. Columns without a value are
 * left out of FetchXML answers.
 */
export function renderFetchPages(root: string, rows: number, pageSize: number): Buffer[] {
  const pages: Buffer[] = [];
  for (let first = 0; first < rows; first += pageSize) {
    const count = Math.min(pageSize, rows - first);
    const value = Array.from({ length: count }, (_, offset) => filled(renderRow(first + offset)));
    const more = first + count < rows;
    const annotations = more
      ? `"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie":${JSON.stringify(cookieOf(value, pages.length + 1))},"@Microsoft.Dynamics.CRM.morerecords":true,`
      : `"@Microsoft.Dynamics.CRM.morerecords":false,`;
    const head = `{"@odata.context":"${root}$metadata#accounts",${annotations}"value":[`;
    pages.push(Buffer.from(`${head}${value.join(",")}]}`));
  }
  return pages;
}

const filled = (row: string): string => row.replace(/,"[^"]+":null/g, "");

const cookieOf = (rows: readonly string[], page: number): string => {
  const id = (row = "") => /"accountid":"([^"]+)"/.exec(row)?.[1]?.toUpperCase() ?? "";
  const inner = `<cookie page="${page}"><accountid last="{${id(rows.at(-1))}}" first="{${id(rows[0])}}" /></cookie>`;
  const encoded = encodeURIComponent(encodeURIComponent(inner));
  return `<cookie pagenumber="${page + 1}" pagingcookie="${encoded}" istracking="False" />`;
};

/** The number of the page that the query in a URL asks for, 1 for the first. */
export function fetchPageNumber(url: string): number {
  return Number(/[?&]fetchXml=%3Cfetch[^&]*?%20page%3D(?:%22|')(\d+)/.exec(url)?.[1] ?? 1);
}
