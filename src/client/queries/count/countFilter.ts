import { defaults } from "../../defaults";
import { preferHeader } from "../../odata/prefer";
import { encodeOption, queryString } from "../../odata/query";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { type FetchPage, type Page, pages } from "../paging/pages";
import { COUNTED, countedRows, dateTime, LAST_SECOND, secondOf } from "./counted";
import { tallyOf } from "./tallyOf";
import type { Countable, Slice } from "./types";

interface Target {
  readonly set: string;
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly filter: string | undefined;
  /** Logical name of the primary key's column, which takes a definition to know. */
  readonly primaryKey: () => Promise<string>;
}

/** The rows of an entity set that meet an OData filter, or all of them. */
export function countFilter(session: Session, target: Target): Countable {
  const { set, operation, headers, primaryKey } = target;
  const get = (query: string, more = {}) => ({
    method: "GET",
    path: set + query,
    operation,
    idempotency: "always" as const,
    headers: { ...headers, ...more },
  });
  const filterOf = (slice?: Slice) => conditions(target.filter, sliceConditions(slice));
  return {
    aggregate: async (slice) => {
      const filter = filterOf(slice);
      const steps = [...(filter ? [`filter(${filter})`] : []), `aggregate($count as ${COUNTED})`];
      const call = get(`?$apply=${encodeOption(steps.join("/"))}`);
      return (await sendOrThrow(session, { ...call, read: countedRows })).value as number;
    },
    pages: async (slice) => {
      const query = queryString({
        fieldNames: [await primaryKey()],
        condition: filterOf(slice),
      });
      const size = preferHeader({ maxPageSize: defaults.maxPageSize });
      const fetchPage: FetchPage = async (path, read) =>
        (await sendOrThrow(session, { ...get("", size), path, read })).value as Page;
      const url = session.environment.apiRoot + set + query;
      return tallyOf(pages(fetchPage, url, { operation }), session);
    },
    edge: async (column, edge) => {
      const query = queryString({
        fieldNames: [column],
        condition: conditions(target.filter, [`${column} ne null`]),
        orderByFieldNames: [edge === "first" ? column : `${column} desc`],
        top: 1,
      });
      const { value } = await sendOrThrow(session, { ...get(query), read: secondOf(column) });
      return value as number | undefined;
    },
  };
}

const sliceConditions = (slice: Slice | undefined): string[] => {
  if (!slice) return [];
  const { column, span } = slice;
  if (!span) return [`${column} eq null`];
  const from = `${column} ge ${dateTime(span.from)}`;
  return span.to > LAST_SECOND ? [from] : [from, `${column} lt ${dateTime(span.to)}`];
};

/** The filter, and these conditions besides. */
const conditions = (filter: string | undefined, more: readonly string[]): string | undefined => {
  if (more.length === 0) return filter;
  return [...(filter ? [`(${filter})`] : []), ...more].join(" and ");
};
