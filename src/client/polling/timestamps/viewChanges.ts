import { InputError } from "../../errors/InputError";
import { annotationsToAsk } from "../../labels/annotations";
import { scopeOf } from "../../metadata/cache/definitionCache";
import { readFilter, requireNoOptions } from "../../odata/filter/readFilter";
import { preferHeader } from "../../odata/prefer";
import { annotationsOf } from "../../queries/fetchXml/annotations";
import type { FetchDocument } from "../../queries/fetchXml/parse";
import { sendFetch } from "../../queries/fetchXml/sendFetch";
import type { Page } from "../../queries/paging/pages";
import { changedView, isAggregation, withPages } from "../../queries/views/changedView";
import { prepareView, viewInput } from "../../queries/views/prepareView";
import { requireTranslatable } from "../../queries/views/readViewQuery";
import { readViewLink } from "../../queries/views/viewLink";
import { type ViewPage, viewPages } from "../../queries/views/viewPages";
import type { Session } from "../../session/session";
import type { ReadOptions } from "../../types";
import { timeOfAnswer } from "../shared/serverTime";
import { EARLIEST_MS, isoTime } from "../shared/times";
import type { PolledTable } from "../shared/types";
import type { PollParams } from "./types";

/**
 * The query of the view that is polled, with what the inputs ask for; undefined where none is. What is
 * remembered of views is forgotten if it has led to a refusal.
 *
 * @throws InputError for what does not go with a view, before anything is sent
 */
export async function polledView(
  session: Session,
  params: PollParams,
  { isTrusted }: { readonly isTrusted: boolean },
): Promise<FetchDocument | undefined> {
  const { view, filterExpression, expandPropertyNames = [] } = params;
  if (view === undefined) return undefined;
  if (expandPropertyNames.length > 0) {
    throw new InputError(
      "Expand Property Name cannot be combined with View, whose query is FetchXML: leave it empty; columns of tables that the view links are named alias.column in Field Name.",
    );
  }
  const filter =
    filterExpression === undefined ? undefined : readFilter(filterExpression, "Filter Expression");
  if (filter) {
    requireNoOptions(filter, "Filter Expression");
    requireTranslatable(filter, params);
  }
  if (!isTrusted) session.caches.views.forget(scopeOf(session, {}));
  const first = {
    take: <V>(_: string, assumption: { readonly first: () => Promise<V> }) => assumption.first(),
  };
  const found = await prepareView(session, { ...params, view }, filter, first);
  if (!isAggregation(found.query)) return found.query;
  throw new InputError(
    `${viewInput(found.view)} is an aggregation, which yields groups and no records that could start a flow: take a view that lists records.`,
  );
}

/** The records of a view that were stamped at `from` or later, the oldest first. */
export function changesInView(
  query: FetchDocument,
  { timestampColumn, primaryId, createdColumns }: PolledTable,
  from: number,
): FetchDocument {
  const since = isoTime(Math.max(from, EARLIEST_MS));
  const column = (name: string) => ({ alias: undefined, name, isDescending: false });
  return changedView(
    query,
    {
      added: [primaryId, timestampColumn, ...createdColumns],
      orders: [column(timestampColumn), column(primaryId)],
      conditions: [
        { kind: "condition", attribute: timestampColumn, operator: "ge", values: [since] },
      ],
    },
    primaryId,
  );
}

/** The records of a view with nothing but their keys. */
export function keysInView(query: FetchDocument, { primaryId }: PolledTable): FetchDocument {
  return changedView(query, { columns: [] }, primaryId);
}

interface Reading {
  readonly table: PolledTable;
  readonly operation: string;
  readonly rows: number;
  /** Where the last poll stopped between two pages. */
  readonly link: string | undefined;
  readonly extras: ReadOptions;
  readonly wantsNext: () => boolean;
}

export interface ViewSource {
  readonly pages: AsyncIterable<Page>;
  /** When the server answered with a page, in milliseconds since the epoch. */
  readonly servedAt: (page: Page) => number;
}

/** The pages of a view's changes. */
export function viewSource(
  session: Session,
  changes: FetchDocument,
  { table: { set }, operation, rows, link, extras, wantsNext }: Reading,
): ViewSource {
  const prefer = preferHeader({ annotations: annotationsOf(annotationsToAsk(extras)) });
  const input = "The query of the view";
  const send = sendFetch(session, { set, operation, headers: prefer, input });
  const linked =
    link === undefined
      ? { query: withPages(changes, { rows, counted: false }), first: undefined, shown: [] }
      : readViewLink(link, "The cursor");
  return {
    pages: viewPages(session, send, linked, { set, operation, wantsNext }),
    servedAt: (page) => timeOfAnswer((page as ViewPage).headers, operation),
  };
}
