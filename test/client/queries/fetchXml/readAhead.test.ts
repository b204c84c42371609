import fc from "fast-check";
import type { PagePosition } from "../../../../src/client/queries/fetchXml/cookie";
import { fetchPages, type SendFetch } from "../../../../src/client/queries/fetchXml/pages";
import { parseFetchXml } from "../../../../src/client/queries/fetchXml/parse";
import { peekPosition } from "../../../../src/client/queries/fetchXml/peekPosition";
import type { HttpResponse } from "../../../../src/client/types/http";

const query = parseFetchXml('<fetch><entity name="account"/></fetch>');
const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const options = { operation: "Running", logger, wantsNext: () => true };

const cookieOf = (page: number): string =>
  `<cookie pagenumber="${page + 1}" pagingcookie="${encodeURIComponent(encodeURIComponent(`<cookie page="${page}"><accountid last="{${page}}" first="{0}" /></cookie>`))}" istracking="False" />`;

const bodyOf = (page: number, last: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie": page < last ? cookieOf(page) : undefined,
      "@Microsoft.Dynamics.CRM.morerecords": page < last,
      value: [{ page }],
    }),
  );

/** Answers with pages up to `last`, and tells in which order pages were asked for and read. */
const server = (last: number) => {
  const events: string[] = [];
  const send: SendFetch = async (xml, read) => {
    const page = Number(/ page="(\d+)"/.exec(xml)?.[1] ?? 1);
    events.push(`ask ${page}`);
    const response: HttpResponse = { status: 200, headers: {}, body: bodyOf(page, last) };
    const value = await read(response);
    events.push(`read ${page}`);
    return value;
  };
  return { events, send };
};

const readAll = async (send: SendFetch, wantsNext: () => boolean): Promise<number[]> => {
  const pages: number[] = [];
  for await (const { page } of fetchPages(send, query, undefined, { ...options, wantsNext })) {
    pages.push(page);
  }
  return pages;
};

test("the next page is asked for before this one is parsed", async () => {
  const { events, send } = server(3);
  expect(await readAll(send, () => true)).toEqual([1, 2, 3]);
  expect(events.indexOf("ask 2")).toBeLessThan(events.indexOf("read 1"));
  expect(events.filter((event) => event.startsWith("ask"))).toEqual(["ask 1", "ask 2", "ask 3"]);
});

test("nothing is asked for ahead where the next page is not wanted", async () => {
  const { events, send } = server(2);
  expect(await readAll(send, () => false)).toEqual([1, 2]);
  expect(events).toEqual(["ask 1", "read 1", "ask 2", "read 2"]);
});

test("never more than one page ahead of a slow reader", async () => {
  const { events, send } = server(9);
  const pages = fetchPages(send, query, undefined, options);
  await pages.next();
  await new Promise((resolve) => setImmediate(resolve));
  expect(events.filter((event) => event.startsWith("ask"))).toEqual(["ask 1", "ask 2"]);
  await pages.return(undefined);
});

test("a peek finds what parsing finds, or nothing", () => {
  const text = fc.oneof(fc.string(), fc.constant('"@Microsoft.Dynamics.CRM.morerecords":true'));
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), text, fc.boolean(), (page, last, name, behind) => {
      const body = JSON.parse(bodyOf(page, last).toString()) as Record<string, unknown>;
      const rows = { value: [{ name }] };
      const found = peekPosition(
        Buffer.from(JSON.stringify(behind ? { ...rows, ...body, ...rows } : { ...body, ...rows })),
        page,
      );
      const expected: PagePosition | undefined =
        page < last
          ? {
              page: page + 1,
              cookie: `<cookie page="${page}"><accountid last="{${page}}" first="{0}" /></cookie>`,
            }
          : undefined;
      expect(found).toEqual(expected);
    }),
  );
});
