import { type Answer, type Api, useApi } from "../support/api";

export type Properties = Record<string, unknown>;

/** An answer to a query: its envelope, its rows, and what leads to the next page. */
export interface Fetched {
  status: number;
  body: Properties;
  rows: Properties[];
  text: string;
  headers: Headers;
  error: { code: string; message: string };
  more: boolean;
  /** The inner cookie as XML, decoded twice as Microsoft's recipe says. */
  cookie: string | undefined;
}

export interface FetchOptions {
  /** Value of `odata.include-annotations`; those of paging unless given, null for none. */
  annotations?: string | null;
  /** What stands behind the query in the URL: `&$count=true`. */
  more?: string;
  token?: string;
}

export const crm = "Microsoft.Dynamics.CRM";
export const formattedValue = "OData.Community.Display.V1.FormattedValue";
export const attributeName = "OData.Community.Display.V1.AttributeName";
const paging = `${crm}.fetchxmlpagingcookie,${crm}.morerecords`;

/** Wednesday 15 May 2024, 10:30 UTC. */
export const now = Date.parse("2024-05-15T10:30:00Z");

export interface FetchApi extends Api {
  fetch(set: string, xml: string, options?: FetchOptions): Promise<Fetched>;
}

/** A sandbox whose queries are sent over HTTP; its clock stands still. */
export function useFetch(options: Parameters<typeof useApi>[0] = {}): FetchApi {
  const api = useApi({ clock: () => now, ...options });
  return Object.defineProperties(
    {
      fetch: async (set: string, xml: string, sent: FetchOptions = {}) => {
        const { annotations = paging, more = "", token } = sent;
        const Prefer = `odata.include-annotations="${annotations}"`;
        const answer = await api.send("GET", `${set}?fetchXml=${encodeURIComponent(xml)}${more}`, {
          headers: annotations === null ? {} : { Prefer },
          ...(token === undefined ? {} : { token }),
        });
        return fetched(answer);
      },
    },
    Object.getOwnPropertyDescriptors(api),
  ) as FetchApi;
}

function fetched({ status, headers, text }: Answer): Fetched {
  const body = JSON.parse(text);
  const annotation = String(body[`@${crm}.fetchxmlpagingcookie`] ?? "");
  const encoded = / pagingcookie="([^"]*)"/.exec(annotation)?.[1];
  return {
    status,
    headers,
    text,
    body,
    rows: body.value ?? [],
    error: body.error ?? { code: "", message: "" },
    more: body[`@${crm}.morerecords`] === true,
    cookie: encoded && decodeURIComponent(decodeURIComponent(encoded)),
  };
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** One page of a query whose `<fetch …>` lacks what paging needs. */
export function pageOf(
  inside: string,
  { count, page, cookie }: { count: number; page: number; cookie?: string | undefined },
  attributes = "",
): string {
  const before = cookie === undefined ? "" : ` paging-cookie="${escapeXml(cookie)}"`;
  return `<fetch count="${count}" page="${page}"${before}${attributes}>${inside}</fetch>`;
}

/** All pages of a query, walked by cookie where there is one and by number otherwise. */
export async function walk(
  api: FetchApi,
  set: string,
  inside: string,
  count: number,
  attributes = "",
): Promise<Fetched[]> {
  const pages: Fetched[] = [];
  let cookie: string | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await api.fetch(set, pageOf(inside, { count, page, cookie }, attributes));
    if (answer.status !== 200) throw new Error(`Page ${page}: ${answer.text}`);
    pages.push(answer);
    cookie = answer.cookie;
    if (!answer.more) return pages;
  }
}

export const column = (rows: readonly Properties[], name: string) => rows.map((row) => row[name]);
