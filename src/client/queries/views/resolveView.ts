import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import { scopeOf } from "../../metadata/cache/definitionCache";
import type { Assumptions } from "../../metadata/retryWithFreshMetadata";
import { normalizeGuid } from "../../odata/guid";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import type { Impersonation } from "../../types";
import type { View } from "../../types/views";
import { refusedQuery } from "../count/refusals";
import { LISTED, QUICK_FIND, viewRows, WHOLE } from "./viewRows";

export interface WantedView extends Impersonation {
  /** Id or name. */
  readonly view: string;
  /** Logical name of the table; left out, views of all tables are meant. */
  readonly table?: string | undefined;
}

/**
 * The view that an input means: a system view, or a personal one of the user whom the request acts for. One
 * request, remembered for ten minutes. If Dataverse refuses its query, the view is read
 * once more, and run again if its query has changed.
 *
 * @throws InputError where there is none, or there are several
 */
export function takeView(
  session: Session,
  wanted: WantedView,
  assumptions: Assumptions,
): Promise<View> {
  return assumptions.take("view", {
    first: () => resolveView(session, wanted),
    correct: async (refusal, tried) => {
      if (!refusedQuery(refusal)) return undefined;
      const fresh = await resolveView(session, wanted, defaults.definitionFreshMs);
      return fresh.fetchXml === tried.fetchXml ? undefined : fresh;
    },
  });
}

/** The same, without a query that could be refused. */
export function resolveView(
  session: Session,
  wanted: WantedView,
  maxAgeMs?: number,
): Promise<View> {
  const { view, table = "" } = wanted;
  return sharedLoad(session, {
    cache: session.caches.views,
    key: scopeOf(session, wanted) + JSON.stringify([table, view.trim()]),
    operation: `Reading the view ${view}`,
    load: () => findView(session, wanted),
    maxAgeMs,
  });
}

/** A few tell as much as all of them: that the name is not enough. */
const MOST = 4;

const findView = async (session: Session, wanted: WantedView): Promise<View> => {
  const { table } = wanted;
  const text = wanted.view.trim();
  const id = normalizeGuid(text);
  const found = await viewRows(session, wanted, {
    search: id === undefined ? { name: text } : { id },
    table: id === undefined ? table : undefined,
    columns: WHOLE,
    top: MOST,
    operation: `Looking up the view ${JSON.stringify(text.slice(0, 80))}`,
  });
  const [view, ...others] = found;
  if (!view) throw await unknown(session, wanted, text);
  if (others.length > 0) throw several(found, text);
  requireUsable(view, table);
  return view;
};

const requireUsable = (view: View, table: string | undefined): void => {
  const shown = `View ${JSON.stringify(view.name)}`;
  if (table !== undefined && view.table !== table) {
    throw new InputError(
      `${shown} shows records of ${view.table}, and Entity Type is ${table}; expected a view of ${table}.`,
    );
  }
  if (view.type === QUICK_FIND) {
    throw new InputError(
      `${shown} is a quick find view, whose query waits for the text to search for; expected another view.`,
    );
  }
  if (view.fetchXml === "") {
    throw new InputError(`${shown} has no query; expected a view that shows records.`);
  }
};

const several = (found: readonly View[], text: string): InputError => {
  const isSeveralTables = new Set(found.map(({ table }) => table)).size > 1;
  const shown = found
    .slice(0, MOST - 1)
    .map(({ id, kind, table }) => `${id} (${kind}${isSeveralTables ? `, of ${table}` : ""})`)
    .join(", ");
  const more = found.length >= MOST ? " and others" : "";
  return new InputError(
    `View ${JSON.stringify(text.slice(0, 80))} is the name of several views: ${shown}${more}. Use one of these IDs.`,
  );
};

/** Names that are compared with one that no view has. */
const MOST_COMPARED = 200;

const unknown = async (session: Session, wanted: WantedView, text: string): Promise<InputError> => {
  const { table } = wanted;
  const operation = `Looking for views with a similar name`;
  const search = { search: "all", table, columns: LISTED, top: MOST_COMPARED, operation } as const;
  // A suggestion that cannot be made keeps nobody from hearing what is wrong.
  const views = table === undefined ? [] : await viewRows(session, wanted, search).catch(() => []);
  const close = nearest(text, [...new Set(views.map(({ name }) => name))]);
  const names = close.map((name) => JSON.stringify(name)).join(" or ");
  return new InputError(
    `View ${JSON.stringify(text.slice(0, 80))} is no view${table === undefined ? "" : ` of ${table}`} that the user sees; expected the name or ID of a system view, or of a personal view of that user${names === "" ? "." : `: did you mean ${names}?`}`,
  );
};
