import type { Session } from "../../session/session";
import type { HttpResponse } from "../../types/http";
import { type FetchPage, fetchPages, type SendFetch } from "../fetchXml/pages";
import type { Page } from "../paging/pages";
import { type LinkedView, viewLink } from "./viewLink";

interface Options {
  readonly set: string;
  readonly operation: string;
  readonly wantsNext: () => boolean;
}

/** A page with the headers that it came with. */
export type ViewPage = Page & { readonly headers: HttpResponse["headers"] };

const TOTAL = "@Microsoft.Dynamics.CRM.totalrecordcount";

/** The pages of a view, each with the link to the next one. */
export async function* viewPages(
  { environment, logger }: Session,
  send: SendFetch,
  view: LinkedView,
  { set, operation, wantsNext }: Options,
): AsyncGenerator<ViewPage> {
  const pages = fetchPages(send, view.query, view.first, { operation, logger, wantsNext });
  for await (const { value, envelope, headers, next } of pages) {
    const nextLink = next && viewLink(environment, set, { ...view, first: next });
    yield { value, envelope: withCount(envelope), headers, nextLink, nested: false };
  }
}

/** FetchXML says the number of its rows by an annotation, if it has to count them. */
const withCount = (envelope: FetchPage["envelope"]): FetchPage["envelope"] => {
  const total = envelope[TOTAL];
  return typeof total === "number" && total >= 0
    ? { ...envelope, "@odata.count": total }
    : envelope;
};
