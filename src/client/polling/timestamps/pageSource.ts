import { annotationsToAsk } from "../../labels/annotations";
import { preferHeader } from "../../odata/prefer";
import type { FetchPage, Page } from "../../queries/paging/pages";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { ReadOptions } from "../../types";
import { timeOfAnswer } from "../shared/serverTime";

export interface PageSource {
  readonly fetchPage: FetchPage;
  /** When the server answered with a page, in milliseconds since the epoch. */
  readonly servedAt: (page: Page) => number;
}

/** Requests pages, and keeps in mind when each was served. */
export function pageSource(
  session: Session,
  operation: string,
  rows: number,
  extras: ReadOptions,
): PageSource {
  const times = new WeakMap<Page, number>();
  const headers = preferHeader({ maxPageSize: rows, annotations: annotationsToAsk(extras) });
  return {
    fetchPage: async (path, read) => {
      const call = {
        method: "GET",
        path,
        operation,
        idempotency: "always",
        headers,
        read,
      } as const;
      const answer = await sendOrThrow(session, call);
      const page = answer.value as Page;
      times.set(page, timeOfAnswer(answer.headers, operation));
      return page;
    },
    servedAt: (page) => times.get(page) ?? Number.NaN,
  };
}
