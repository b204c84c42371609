import { createHash } from "node:crypto";
import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { listBody } from "../../odata/listBody";
import type { DataverseRecord, Logger } from "../../types";
import type { HttpResponse } from "../../types/http";
import { flushed, onlyEmptyPages } from "../paging/pages";
import { adviceOnPages } from "./adviceOnPages";
import { innerCookie, type PagePosition } from "./cookie";
import { escapeXml } from "./escape";
import { attribute, type FetchDocument, withFetchAttributes } from "./parse";
import { peekPosition } from "./peekPosition";

export interface FetchPage {
  readonly value: DataverseRecord[];
  readonly envelope: Record<string, unknown>;
  readonly headers: HttpResponse["headers"];
  readonly page: number;
  /** Where to go on; undefined when nothing is left. */
  readonly next: PagePosition | undefined;
}

const COOKIE = "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
const MORE = "@Microsoft.Dynamics.CRM.morerecords";

/** Sends one page of the query as XML and reads the answer. */
export type SendFetch = <T>(
  xml: string,
  read: (response: HttpResponse) => T | Promise<T>,
) => Promise<T>;

interface Options {
  readonly operation: string;
  readonly logger: Logger;
  /** Whether the page of a cookie will be wanted; asked before the page that it came with is parsed. */
  readonly wantsNext?: ((cookie: string) => boolean) | undefined;
}

/** A page that has a next one, and what distinguishes it from all others: its cookie, else its very bytes. */
interface MarkedPage {
  readonly result: FetchPage;
  readonly mark: string;
}

/**
 * The pages of a FetchXML query from a position on. The next page is found by the cookie, and by its
 * number where Dataverse gives no cookie (a query ordered by a linked table's column). If it is wanted,
 * it is asked for as soon as its cookie has arrived, so that it travels while this one is parsed; never
 * more than one page ahead.
 *
 * @throws DataverseError if a page comes back a second time, or if only empty pages come: the server
 * does not advance.
 */
export async function* fetchPages(
  send: SendFetch,
  query: FetchDocument,
  first: PagePosition | undefined,
  { operation, logger, wantsNext = () => false }: Options,
): AsyncGenerator<FetchPage> {
  const seen = new Set<string>();
  const ahead = new Map<string, Promise<MarkedPage>>();
  let position = first;
  let told = false;
  let empty = 0;
  const begin = (from: PagePosition | undefined): Promise<MarkedPage> => {
    const page = from?.page ?? Number(attribute(query.fetch, "page")?.trim() || 1);
    const running = send(pageXml(query, from), async (response) => {
      if (from === position && askAhead(peekPosition(response.body, page))) await flushed();
      return markedPage(response, page);
    });
    // Whoever awaits the page sees its error; a page that nobody asks for any more must not crash.
    running.catch(() => undefined);
    return running;
  };
  const askAhead = (next: PagePosition | undefined): boolean => {
    const cookie = next?.cookie;
    if (cookie === undefined || seen.has(cookie) || ahead.has(cookie) || !wantsNext(cookie))
      return false;
    ahead.set(cookie, begin(next));
    return true;
  };
  do {
    if (empty >= defaults.maxEmptyPages) throw onlyEmptyPages(operation);
    const { result, mark } = await (ahead.get(position?.cookie ?? "") ?? begin(position));
    ahead.delete(position?.cookie ?? "");
    const { next } = result;
    if (next && seen.has(mark)) throw doesNotAdvance(operation, result.page);
    // A page that arrived before it was wanted has not asked for the one behind it.
    askAhead(next);
    seen.add(mark);
    if (next && next.cookie === undefined && !told) {
      logger.warn(
        `${operation}: Dataverse gives no paging cookie for this query, so pages go by number, which ends at 50,000 records; ${adviceOnPages(query)}.`,
      );
      told = true;
    }
    yield result;
    empty = result.value.length === 0 ? empty + 1 : 0;
    position = next;
  } while (position);
}

const markedPage = (response: HttpResponse, page: number): MarkedPage => {
  const result = pageOf(response, page);
  if (!result.next) return { result, mark: "" };
  const digest = () => createHash("sha256").update(response.body).digest("base64");
  return { result, mark: result.next.cookie ?? digest() };
};

/** The query for one page; the first page of all is sent as it is written. */
export function pageXml(query: FetchDocument, position: PagePosition | undefined): string {
  return withFetchAttributes(
    query,
    position
      ? {
          page: String(position.page),
          "paging-cookie": position.cookie === undefined ? undefined : escapeXml(position.cookie),
        }
      : {},
  );
}

const pageOf = ({ body, headers }: HttpResponse, page: number): FetchPage => {
  const { value, envelope } = listBody(body);
  // Services have been seen to say it as text (Microsoft's Python SDK handles both).
  const more = envelope[MORE] === true || envelope[MORE] === "true";
  // The cookie's own page number cannot be trusted: Microsoft's transcript repeats it.
  const next = more ? { page: page + 1, cookie: innerCookie(envelope[COOKIE]) } : undefined;
  return { value, envelope, headers, page, next };
};

const doesNotAdvance = (operation: string, page: number): DataverseError =>
  new DataverseError({
    operation,
    outcome: "notDone",
    detail: `page ${page} came back a second time, so that paging would never end`,
    hint: "Order by a column with unique values, e.g. the primary key",
  });
