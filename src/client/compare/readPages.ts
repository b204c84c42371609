import { defaults } from "../defaults";
import { preferHeader } from "../odata/prefer";
import { encodeOption } from "../odata/query";
import { type FetchPage, type Page, pages } from "../queries/paging/pages";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { type Asking, fromBothEnds, type RowsAhead } from "./bothEnds";
import type { CurrentRow } from "./types";

/** What is read of rows. */
export interface Reading extends Impersonation {
  readonly definition: Pick<TableDefinition, "entitySetName" | "primaryIdAttribute">;
  /** Properties, beside the id and the version. */
  readonly select: readonly string[];
  /** Whether values come with their labels. */
  readonly labels?: boolean | undefined;
}

/**
 * Rows of a table in pages of 5,000: all of them, or those of a condition.
 *
 * @param filter encoded
 */
export async function* readPages(
  session: Session,
  reading: Reading,
  filter?: string,
): AsyncGenerator<readonly CurrentRow[]> {
  const { primaryIdAttribute } = reading.definition;
  for await (const { value } of pagesOf(session, reading, conditionOf(filter))) {
    yield value.map((record) => toRow(record, primaryIdAttribute));
  }
}

export interface ManyPages extends RowsAhead {
  /** Rows of a page. */
  readonly pageSize?: number | undefined;
}

/**
 * The same for what may be many pages: read from both ends at once.
 *
 * @param filter encoded
 */
export function readManyPages(
  session: Session,
  reading: Reading,
  filter?: string,
  { pageSize, ...ahead }: ManyPages = {},
): AsyncGenerator<readonly CurrentRow[]> {
  const { primaryIdAttribute } = reading.definition;
  return fromBothEnds(async function* (from, asking) {
    const order = encodeOption(`${primaryIdAttribute} ${from === "first" ? "asc" : "desc"}`);
    const options = `${conditionOf(filter)}&$orderby=${order}`;
    for await (const page of pagesOf(session, reading, options, { pageSize, ...asking })) {
      const rows = page.value.map((record) => toRow(record, primaryIdAttribute));
      yield { rows, hasMore: page.nextLink !== undefined };
    }
  }, ahead);
}

const conditionOf = (filter: string | undefined): string =>
  filter === undefined ? "" : `&$filter=${filter}`;

interface Paged extends Partial<Asking> {
  readonly pageSize?: number | undefined;
}

const pagesOf = (
  session: Session,
  reading: Reading,
  options: string,
  { pageSize = defaults.maxPageSize, wantsNext, onEvent }: Paged = {},
): AsyncGenerator<Page> => {
  const { entitySetName } = reading.definition;
  const operation = `Reading records of ${entitySetName}`;
  const headers = headersOf(reading, pageSize);
  const fetchPage: FetchPage = async (path, read) => {
    const asked = { method: "GET", path, operation, headers, idempotency: "always" } as const;
    return (await sendOrThrow(session, { ...asked, read, onEvent })).value as Page;
  };
  const first = `${entitySetName}?$select=${selectOf(reading)}${options}`;
  return pages(fetchPage, first, { operation, wantsNext });
};

export type Headers = Readonly<Record<string, string>>;

const TABLES = "Microsoft.Dynamics.CRM.lookuplogicalname";
const LABELS = "OData.Community.Display.V1.FormattedValue";

/** The table of a lookup is asked for only where there is one, since it comes with every row. */
export function headersOf(reading: Reading, maxPageSize?: number): Headers {
  const isLookup = reading.select.some((name) => name.startsWith("_"));
  const annotations = [...(isLookup ? [TABLES] : []), ...(reading.labels ? [LABELS] : [])];
  return {
    ...impersonationHeaders(reading),
    ...preferHeader({ maxPageSize, annotations: annotations.join(",") }),
  };
}

export function selectOf({ definition, select }: Reading): string {
  return [...new Set([definition.primaryIdAttribute, ...select])].join(",");
}

export function toRow(record: DataverseRecord, primaryId: string): CurrentRow {
  const version = record["@odata.etag"];
  return {
    id: String(record[primaryId]),
    version: typeof version === "string" ? version : undefined,
    record,
  };
}
