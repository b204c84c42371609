import { type Asking, fromBothEnds, onlyWhile } from "../../compare/bothEnds";
import { type KeyList, toLists } from "../../compare/keyLists";
import { toRow } from "../../compare/readPages";
import type { CurrentRow } from "../../compare/types";
import type { FetchPart } from "../../conditions/types";
import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { preferHeader } from "../../odata/prefer";
import { annotationsOf } from "../../queries/fetchXml/annotations";
import { withRoot } from "../../queries/fetchXml/element";
import { fetchPages } from "../../queries/fetchXml/pages";
import {
  attribute,
  children,
  elementName,
  type FetchDocument,
  parseFetchXml,
  type XmlNode,
} from "../../queries/fetchXml/parse";
import { sendFetch } from "../../queries/fetchXml/sendFetch";
import {
  changedView,
  isAggregation,
  type ViewOrder,
  withPages,
} from "../../queries/views/changedView";
import { resolveView } from "../../queries/views/resolveView";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import type { View } from "../../types/views";
import type { Scope, ScopeReading, ScopeRows } from "./types";

/**
 * The rows of a view.
 *
 * @throws InputError for a view whose rows are not whole records, or not all of them
 */
export async function viewScope(
  session: Session,
  reading: ScopeReading,
  name: string,
): Promise<Scope> {
  const { definition, ...acting } = reading;
  const view = await resolveView(session, { ...acting, view: name, table: definition.logicalName });
  const query = readQuery(view);
  const names = decisiveNames(query);
  return {
    kind: "view",
    pages: async function* ({ ids, ...rows }) {
      const parts = ids ? toLists(definition.primaryIdAttribute, ids) : [undefined];
      for (const part of parts) yield* viewRows(session, reading, query, { ...rows, part });
    },
    columns: [...new Set(names)].flatMap((each) => definition.columns.get(each) ?? []),
    holds: () => undefined,
  };
}

const readQuery = ({ name, fetchXml }: View): FetchDocument => {
  const shown = `Scope: the view ${JSON.stringify(name)}`;
  let query: FetchDocument;
  try {
    query = parseFetchXml(fetchXml);
  } catch (error) {
    throwUnless(error, InputError);
    throw new InputError(`${shown} cannot be read: ${error.message}`);
  }
  if (isAggregation(query)) {
    throw new InputError(`${shown} adds rows up; expected a view that shows records.`);
  }
  if (attribute(query.fetch, "top") !== undefined) {
    throw new InputError(
      `${shown} ends after its first rows, so that it does not say which rows belong to the list; expected a view of all of them.`,
    );
  }
  return query;
};

/** Columns of the table itself that conditions look at, and those by which it is linked to others. */
const decisiveNames = ({ fetch }: FetchDocument): readonly string[] => {
  const namesIn = (node: XmlNode): readonly string[] => {
    switch (elementName(node)) {
      case "condition":
        return [attribute(node, "attribute")?.trim() ?? ""];
      case "filter":
        return children(node).flatMap(namesIn);
      case "link-entity":
        return [attribute(node, "to")?.trim() ?? ""];
      default:
        return [];
    }
  };
  return children(fetch)
    .filter((node) => elementName(node) === "entity")
    .flatMap(children)
    .flatMap(namesIn);
};

interface Rows extends Omit<ScopeRows, "ids"> {
  /** Ids of the rows that are meant, where not all of them are. */
  readonly part: KeyList | undefined;
}

async function* viewRows(
  session: Session,
  reading: ScopeReading,
  query: FetchDocument,
  { select, part, ...ahead }: Rows,
): AsyncGenerator<readonly CurrentRow[]> {
  const { entitySetName: set, primaryIdAttribute: primaryKey } = reading.definition;
  const columns = [...new Set([primaryKey, ...select.map(logicalName)])];
  const named = columns.map((name) => ({ alias: undefined, name }));
  // Rows that are made distinct have no version. None comes twice here all the same.
  const whole = withRoot(query, { distinct: undefined }, (content) => content);
  const conditions = part ? [among(primaryKey, part)] : [];
  const ordered = (orders: readonly ViewOrder[]) =>
    withPages(changedView(whole, { columns: named, orders, conditions }, primaryKey), {
      rows: defaults.maxPageSize,
      counted: false,
    });
  const operation = `Reading a view of ${set}`;
  const annotations = annotationsOf("Microsoft.Dynamics.CRM.*");
  const headers = { ...impersonationHeaders(reading), ...preferHeader({ annotations }) };
  const target = { set, operation, headers, input: "The query of the view" };
  const { logger } = session;
  const pagesOf = async function* (orders: readonly ViewOrder[], { wantsNext, onEvent }: Asking) {
    const send = sendFetch(session, { ...target, onEvent });
    const pages = fetchPages(send, ordered(orders), undefined, { operation, logger, wantsNext });
    for await (const { value, next } of pages) {
      yield { rows: value.map((record) => toRow(record, primaryKey)), hasMore: next !== undefined };
    }
  };
  if (!part && !hasLinks(query)) {
    const byId = { alias: undefined, name: primaryKey };
    yield* fromBothEnds(
      (from, asking) => pagesOf([{ ...byId, isDescending: from === "last" }], asking),
      ahead,
    );
    return;
  }
  const { isWanted = () => true } = ahead;
  const seen = new Set<string>();
  for await (const { rows } of pagesOf([], {
    wantsNext: () => true,
    onEvent: onlyWhile(isWanted),
  })) {
    yield rows.filter(({ id }) => !seen.has(id) && seen.add(id));
  }
}

const among = (attribute: string, { keys }: KeyList): FetchPart => ({
  kind: "condition",
  attribute,
  operator: "in",
  values: keys.map(({ value }) => value),
});

const hasLinks = ({ fetch }: FetchDocument): boolean =>
  children(fetch).some((node) =>
    children(node).some((child) => elementName(child) === "link-entity"),
  );

const logicalName = (name: string): string => /^_(.+)_value$/.exec(name)?.[1] ?? name;
