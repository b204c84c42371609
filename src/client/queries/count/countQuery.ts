import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { impersonationHeaders } from "../../session/headers";
import type { Session } from "../../session/session";
import {
  attribute,
  children,
  elementName,
  type FetchDocument,
  parseFetchXml,
} from "../fetchXml/parse";
import { countFetch } from "./countFetch";
import { countRows, type Found, toFound } from "./countRows";
import { distinctOf, isTrue } from "./distinct";
import { beyondAggregation } from "./refusals";
import type { Countable, CountParams } from "./types";

/** A query and the number of rows at which it ends; undefined where it does not. */
export interface QueryToCount {
  readonly query: FetchDocument;
  readonly top: number | undefined;
}

/** @throws InputError for what has no records to count */
export function queryToCount(xmlQuery: string): QueryToCount {
  return limitOf(parseFetchXml(xmlQuery), "XML Query");
}

/**
 * @param input what the query is called in messages
 * @throws InputError for what has no records to count
 */
export function limitOf(query: FetchDocument, input: string): QueryToCount {
  if (isTrue(attribute(query.fetch, "aggregate"))) {
    throw new InputError(
      `${input} is an aggregation, which yields groups and no records to count: take aggregate out of it, or run it with Run Fetch XML Query.`,
    );
  }
  return { query, top: topOf(query, input) };
}

/**
 * Rows that a query yields at most; undefined where it does not say so. Dataverse refuses what is no such
 * number, and rows that were cut off there would be no answer.
 *
 * @throws InputError
 */
export function topOf({ fetch }: FetchDocument, input: string): number | undefined {
  const top = attribute(fetch, "top");
  if (top === undefined) return undefined;
  if (/^\s*[1-9]\d*\s*$/.test(top) && Number(top) <= defaults.maxPageSize) return Number(top);
  throw new InputError(
    `${input} has top=${JSON.stringify(top.slice(0, 80))}; expected a whole number from 1 to ${defaults.maxPageSize}. Without top, all its rows are there.`,
  );
}

/**
 * Counts the rows that a FetchXML query yields: joined ones as often as they come, with `distinct` those that
 * differ, with `top` no more than that. Where rows differ by more than their key, they have to be read.
 */
export async function countQuery(
  session: Session,
  set: string,
  params: CountParams,
  { query, top }: QueryToCount,
): Promise<Found> {
  const operation = `Counting the rows of the FetchXML query on ${set}`;
  const headers = impersonationHeaders(params);
  const table = () => tableDefinition(session, query.entityName, params);
  const primaryKey = async () => (await table()).primaryIdAttribute;
  const distinct = await distinctOf(query, primaryKey);
  const rows = countFetch(session, { set, operation, headers, query, distinct, primaryKey });
  if (distinct === "rows") return toFound(await rows.pages(), "pages");
  const whole = isWhole(query);
  const limited = top === undefined ? rows : limitedTo(top, rows);
  return countRows(session, limited, { operation, headers, table, whole });
}

const limitedTo = (top: number, rows: Countable): Countable => ({
  ...rows,
  aggregate: async (slice) => {
    try {
      return Math.min(top, await rows.aggregate(slice));
    } catch (error) {
      // Dataverse takes no top beyond 5,000.
      if (beyondAggregation(error)) return top;
      throw error;
    }
  },
});

const isWhole = ({ fetch }: FetchDocument): boolean =>
  children(fetch)
    .flatMap(children)
    .every((node) => !["filter", "link-entity"].includes(elementName(node) ?? ""));
