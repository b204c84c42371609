import type { FetchPage, Page } from "../../../../src/client/queries/paging/pages";
import { response } from "../../fakes";

type Body = object | string | Error;

/**
 * A server of pages by their URL that answers when the event loop comes round, and writes down what it
 * was asked for and when an answer had been read.
 */
export const fakePages = (bodies: Readonly<Record<string, Body>>) => {
  const events: string[] = [];
  const fetchPage: FetchPage = async (url, read) => {
    events.push(`asked ${url}`);
    setImmediate(() => events.push(`sent ${url}`));
    await turns(2);
    const body = bodies[url] ?? new Error(`404 ${url}`);
    if (body instanceof Error) throw body;
    const page = await read(response(200, body));
    events.push(`read ${url}`);
    return page;
  };
  return { events, fetchPage, asked: () => events.filter((event) => event.startsWith("asked")) };
};

/** Lets the event loop come round. */
export const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** A page of rows with the given ids. */
export const list = (ids: readonly number[], nextLink?: string): object => ({
  "@odata.context": "x#accounts",
  value: ids.map((id) => ({ id })),
  ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }),
});

export const idsOf = (page: Page): unknown[] => page.value.map(({ id }) => id);
