import { extrasAdder } from "../../labels/addExtras";
import { annotationsToAsk } from "../../labels/annotations";
import { retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import { preferHeader } from "../../odata/prefer";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import type { DataverseRecord, QueryParams, RecordList } from "../../types";
import { topOf } from "../count/countQuery";
import { annotationsOf } from "../fetchXml/annotations";
import { fetchProperties } from "../fetchXml/fetchProperties";
import { sendFetch } from "../fetchXml/sendFetch";
import { twinsAdder } from "../fetchXml/shape";
import { requireLinkOf } from "../odata/linkOfTable";
import { pageSize } from "../odata/pageSize";
import { recordList } from "../odata/recordList";
import { collect } from "../paging/collect";
import { nextPageUrl, setOfLink } from "../paging/nextPageUrl";
import type { Page } from "../paging/pages";
import { stopRule } from "../paging/shortage";
import { withPages } from "./changedView";
import { prepareView, viewInput } from "./prepareView";
import { readViewQuery } from "./readViewQuery";
import { shownColumns, shownNames } from "./shownColumns";
import { type LinkedView, readViewLink } from "./viewLink";
import { viewPages } from "./viewPages";

/**
 * Runs a view with what the inputs ask for in the place of what it says, and besides it: one page, or with
 * Fetch All every page. The link to the next page holds the whole query.
 *
 * @throws InputError for what does not go with a view
 */
export async function queryView(session: Session, given: QueryParams): Promise<RecordList> {
  if (given.nextPageId) return goOn(session, given, given.nextPageId);
  const { params, filter } = readViewQuery(given);
  return retryWithFreshMetadata(async (assumptions) => {
    const wanted = { ...params, view: params.view ?? "" };
    const prepared = await prepareView(session, wanted, filter, assumptions);
    const { query, table } = prepared;
    const most = topOf(query, viewInput(prepared.view));
    const top = least(params.top, most);
    const size = top ?? pageSize(params, session.logger);
    const paged = withPages(query, { rows: size, counted: params.count === true });
    const linked = { query: paged, first: undefined, shown: shownNames(prepared) };
    const limits = { most, isTopped: top !== undefined };
    return run(session, params, { set: table.entitySetName, linked, size, ...limits });
  });
}

const goOn = async (session: Session, given: QueryParams, nextPageId: string) => {
  await requireLinkOf(session, given, nextPageId);
  const url = nextPageUrl(session.environment, nextPageId);
  const linked = readViewLink(url, "Next Page ID");
  const set = setOfLink(session.environment, url.split("#", 1)[0] ?? "") ?? given.entityType;
  return run(session, given, { set, linked, size: undefined, most: undefined, isTopped: false });
};

/** Top takes of a view no more than it yields. */
const least = (...limits: readonly (number | undefined)[]): number | undefined => {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
};

interface Run {
  readonly set: string;
  readonly linked: LinkedView;
  readonly size: number | undefined;
  /** Rows that the view yields at most. */
  readonly most: number | undefined;
  /** Whether there is one page of it only. */
  readonly isTopped: boolean;
}

const TOTALS = ["totalrecordcount", "totalrecordcountlimitexceeded"].map(
  (name) => `Microsoft.Dynamics.CRM.${name}`,
);

const run = async (session: Session, params: QueryParams, given: Run): Promise<RecordList> => {
  const shown = given.linked.shown;
  const list = await records(session, params, given);
  if (shown.length === 0) return list;
  const columns = await shownColumns(session, params, given.linked.query, shown);
  return { ...list, columns };
};

const records = async (
  session: Session,
  params: QueryParams,
  { set, linked, size, most = Number.POSITIVE_INFINITY, isTopped }: Run,
): Promise<RecordList> => {
  const operation = `Querying a view of ${set}`;
  const asked = [annotationsToAsk(params) ?? "", ...TOTALS].filter((name) => name !== "");
  const prefer = preferHeader({ annotations: annotationsOf(asked.join(",")) });
  const send = sendFetch(session, {
    ...{ set, operation, input: "The query of the view" },
    headers: { ...impersonationHeaders(params), ...prefer },
  });
  let rows = 0;
  const stop = stopRule(session);
  const { fetchAll = false, maxRecords } = params;
  const isWanted = () => maxRecords === undefined || rows + (size ?? 0) < maxRecords;
  const wantsNext = () => fetchAll && !isTopped && isWanted() && !stop.shortage();
  const pages = viewPages(session, send, linked, { set, operation, wantsNext });
  const addExtras = extrasAdder(session, params, set, fetchProperties(linked.query));
  const withTwins = twinsAdder(false);
  const adder = async (found: readonly DataverseRecord[], context: unknown) =>
    (addExtras ? await addExtras(found, context) : found).map(withTwins);
  if (!fetchAll || isTopped) {
    const { value: page } = await pages.next();
    if (!page) return recordList({ value: [], nextLink: undefined, envelope: {} });
    const value = await adder(page.value, page.envelope["@odata.context"]);
    const nextLink = isTopped ? undefined : page.nextLink;
    const envelope = withinTop(page.envelope, most);
    const list = recordList({ ...page, envelope, value, nextLink, fetchedAll: fetchAll });
    // Other than with OData, a page says whether there are rows behind it.
    return { ...list, hasMore: page.nextLink !== undefined && value.length < most };
  }
  const collected = await collect(pages, {
    ...{ maxRecords, addExtras: adder, stop },
    onPage: (count) => {
      rows = count;
    },
  });
  if (collected.warning) session.logger.warn(collected.warning);
  return recordList({ ...collected, fetchedAll: true });
};

/** What is counted goes on behind the rows that a view with a top yields. */
const withinTop = (envelope: Page["envelope"], most: number): Page["envelope"] => {
  const count = envelope["@odata.count"];
  return typeof count === "number" && count > most
    ? { ...envelope, "@odata.count": most }
    : envelope;
};
