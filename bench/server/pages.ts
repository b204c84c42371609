import { COLUMNS, renderRow } from "./rows";

/**
 * The pages of one query, each ready to send. Every page but the last carries the link to the next one,
 * in the form Dataverse gives it: the whole query and a cookie; the last one of changes has a delta link.
 */
export function renderPages(root: string, rows: number, pageSize: number, delta = false): Buffer[] {
  const pages: Buffer[] = [];
  const select = COLUMNS.join(",");
  for (let first = 0; first < rows; first += pageSize) {
    const count = Math.min(pageSize, rows - first);
    const value = Array.from({ length: count }, (_, offset) => renderRow(first + offset)).join(",");
    const link =
      first + count < rows
        ? `,"@odata.nextLink":"${nextLink(root, select, pages.length + 2)}"`
        : delta
          ? `,"@odata.deltaLink":"${root}accounts?$select=${select}&$deltatoken=919058%21"`
          : "";
    const context = `${root}$metadata#accounts(${select})`;
    pages.push(Buffer.from(`{"@odata.context":"${context}","value":[${value}]${link}}`));
  }
  return pages;
}

const nextLink = (root: string, select: string, page: number): string => {
  const cookie = `<cookie pagenumber="${page}" pagingcookie="%253ccookie%2520page%253d%2522${page - 1}%2522%253e" istracking="False" />`;
  return `${root}accounts?$select=${select}&$skiptoken=${encodeURIComponent(cookie)}`;
};

/** The number of the page a URL asks for, 1 for the first. */
export function pageNumber(url: string): number {
  return Number(/pagenumber%3D%22(\d+)%22/.exec(url)?.[1] ?? 1);
}
