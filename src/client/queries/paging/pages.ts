import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { listBody } from "../../odata/listBody";
import type { DataverseRecord } from "../../types";
import type { HttpResponse } from "../../types/http";
import { mayHaveNestedLinks, peekNextLink } from "./nextLink";

/** One page of a list as Dataverse sent it. */
export interface Page {
  readonly value: DataverseRecord[];
  readonly nextLink: string | undefined;
  /** Everything beside `value`: context, count, annotations, the next link itself. */
  readonly envelope: Record<string, unknown>;
  /** Whether expanded collections in it have separate next links. */
  readonly nested: boolean;
}

export type ReadPage = (response: HttpResponse) => Promise<Page>;
/** Requests one page by its URL and reads the answer with `read`. */
export type FetchPage = (url: string, read: ReadPage) => Promise<Page>;

export interface PagingOptions {
  /** Whether the page of a link will be wanted; asked before the page that it came with is parsed. */
  readonly wantsNext?: ((link: string) => boolean) | undefined;
  /** What is being done, for the error of links that lead nowhere. */
  readonly operation: string;
}

/**
 * The pages of a list, first to last. The next page is asked for as soon as its link has arrived, so
 * that it travels while this one is parsed; never more than one page ahead of the one that is wanted,
 * so that a reader that is slow or stops early is not run over. Links are followed as they are.
 *
 * @throws DataverseError if a link comes back a second time, or if only empty pages come: the server
 * does not advance.
 */
export async function* pages(
  fetchPage: FetchPage,
  firstUrl: string,
  { wantsNext = () => true, operation }: PagingOptions,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  const ahead = new Map<string, Promise<Page>>();
  let url: string | undefined = firstUrl;
  let empty = 0;
  const begin = (pageUrl: string): Promise<Page> => {
    const running = fetchPage(pageUrl, async (response) => {
      const link = pageUrl === url ? peekNextLink(response.body) : undefined;
      if (askAhead(link)) await flushed();
      return pageOf(response.body);
    });
    // Whoever awaits the page sees its error; a page that nobody asks for any more must not crash.
    running.catch(() => undefined);
    return running;
  };
  const askAhead = (link: string | undefined): boolean => {
    if (link === undefined || seen.has(link) || ahead.has(link) || !wantsNext(link)) return false;
    ahead.set(link, begin(link));
    return true;
  };
  while (url !== undefined) {
    if (seen.has(url)) throw doesNotAdvance(operation);
    if (empty >= defaults.maxEmptyPages) throw onlyEmptyPages(operation);
    seen.add(url);
    const page: Page = await (ahead.get(url) ?? begin(url));
    ahead.delete(url);
    // A page that arrived before it was wanted has not asked for the one behind it.
    askAhead(page.nextLink);
    yield page;
    empty = page.value.length === 0 ? empty + 1 : 0;
    url = page.nextLink;
  }
}

/** Reads a single page without asking for the next one. */
export function readPage(response: HttpResponse): Promise<Page> {
  return Promise.resolve(pageOf(response.body));
}

/** Parsing blocks the process: the request for the next page has to be on the wire before it. */
export function flushed(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const pageOf = (body: Buffer): Page => {
  const { value, envelope } = listBody(body);
  const link = envelope["@odata.nextLink"];
  return {
    value,
    nextLink: typeof link === "string" && link !== "" ? link : undefined,
    envelope,
    nested: mayHaveNestedLinks(body),
  };
};

const doesNotAdvance = (operation: string): DataverseError =>
  new DataverseError({
    operation,
    outcome: "notDone",
    detail: "a next link came back a second time, so that paging would never end",
    hint: "Order by a column with unique values, e.g. the primary key",
  });

/** Dataverse may leave a page empty, but not one page after another without an end. */
export function onlyEmptyPages(operation: string): DataverseError {
  return new DataverseError({
    operation,
    outcome: "notDone",
    detail: `${defaults.maxEmptyPages} pages in a row had no row, each with a link to another page`,
    hint: "Narrow the query with a filter, or order by the primary key",
  });
}
