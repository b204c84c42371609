import type { RequestEvent } from "../types/http";
import { type Next, nextOf } from "./nextOf";

/** Rows of a page, in the order of the walk that it belongs to. */
export interface WalkedPage<T> {
  readonly rows: readonly T[];
  /** Whether the walk has a page behind it. */
  readonly hasMore: boolean;
}

export type End = "first" | "last";

export interface Asking {
  /** Asked with the link or cookie of the next page, before that is asked for. */
  readonly wantsNext: (link: string) => boolean;
  /** Told of the tries of each request: one that nobody waits for any more is not made again. */
  readonly onEvent?: (event: RequestEvent) => void;
}

/** Walks over rows in the order of their ids, from the first on or from the last back. */
export type Walk<T> = (from: End, asking: Asking) => AsyncGenerator<WalkedPage<T>>;

/** What is known of the rows beforehand. */
export interface RowsAhead {
  /** Whether anybody waits for them still: no request is made again if not. */
  readonly isWanted?: (() => boolean) | undefined;
  /** About how many there are, so that no page is asked for in vain. */
  readonly expected?: number | undefined;
}

/** One of the two walks, and the ids that it has come by. */
interface Walker<T> {
  readonly pages: AsyncGenerator<WalkedPage<T>>;
  readonly seen: Set<string>;
  readonly other: () => Walker<T> | undefined;
}

/**
 * Rows by pages from both ends at once, so that half as many of them come one after the other: the next page of
 * a walk can be asked for only when the one before is there. The second walk begins when the first page says
 * that there is another one. No row comes twice.
 *
 * Nothing is missed. Ids never change and both walks go by the same order of them, whatever that is. So a row
 * that is there all the time has been read by the first walk if its id is not behind the last one of that walk,
 * and by the second if it is not before the last one of that. If a walk comes by an id that the other has
 * read, every id is one or the other. If all rows are gone at which they could have met, one of them comes to its
 * own end, and has read everything alone. Rows that are created or deleted meanwhile may come or not, as with
 * a single walk.
 */
export async function* fromBothEnds<T extends { readonly id: string }>(
  walk: Walk<T>,
  { isWanted = () => true, expected = Number.POSITIVE_INFINITY }: RowsAhead = {},
): AsyncGenerator<readonly T[]> {
  const walkers = new Map<End, Walker<T>>();
  let isOver = false;
  let read = 0;
  let pageSize = 0;
  const onEvent = onlyWhile(() => !isOver && isWanted());
  const underWay = new Map<Walker<T>, Promise<Next<Walker<T>, WalkedPage<T>>>>();
  /** Whether the pages under way may be the last ones. If not, there are more rows than was thought. */
  const mayBeAll = () => read <= expected && read + underWay.size * pageSize > expected;
  const pull = (walker: Walker<T>) => underWay.set(walker, nextOf(walker, walker.pages));
  const begin = (from: End) => {
    const other = () => walkers.get(from === "first" ? "last" : "first");
    const wantsNext = (link: string) => {
      if (!walkers.has("last")) begin("last");
      return !mayBeAll() && !hasId(link, other()?.seen);
    };
    const walker: Walker<T> = { pages: walk(from, { wantsNext, onEvent }), seen: new Set(), other };
    walkers.set(from, walker);
    pull(walker);
  };
  /** Walks whose next page is asked for only if that of the other one is not the last. */
  const waiting: Walker<T>[] = [];
  begin("first");
  try {
    while (underWay.size > 0) {
      const { owner: walker, result } = await Promise.race(underWay.values());
      underWay.delete(walker);
      if (result.done) return;
      const { rows, hasMore } = result.value;
      const others = walker.other()?.seen;
      const news = others ? rows.filter(({ id }) => !others.has(id)) : rows;
      for (const { id } of news) walker.seen.add(id);
      read += news.length;
      pageSize = Math.max(pageSize, rows.length);
      isOver = !hasMore || news.length < rows.length;
      yield news;
      if (isOver) return;
      waiting.push(walker);
      if (underWay.size === 0 || !mayBeAll()) for (const each of waiting.splice(0)) pull(each);
    }
  } finally {
    isOver = true;
  }
}

/** Keeps a request from being made again that nobody waits for. */
export function onlyWhile(isWanted: () => boolean): (event: RequestEvent) => void {
  return ({ kind }) => {
    if (kind !== "answered" && !isWanted()) throw new Error("Nobody waits for this page any more.");
  };
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Whether a page ends with a row that was read: its link names the first and the last one. */
const hasId = (link: string, seen: ReadonlySet<string> | undefined): boolean => {
  if (!seen || seen.size === 0) return false;
  const place = link.slice(Math.max(0, link.lastIndexOf("skiptoken=")));
  return (place.match(ID) ?? []).some((id) => seen.has(id.toLowerCase()));
};
