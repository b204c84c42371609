import { defaults } from "../defaults";
import { preferHeader } from "../odata/prefer";
import { type FetchPage, type Page, pages } from "../queries/paging/pages";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
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
  const { definition } = reading;
  const { entitySetName, primaryIdAttribute } = definition;
  const operation = `Reading records of ${entitySetName}`;
  const headers = headersOf(reading, defaults.maxPageSize);
  const fetchPage: FetchPage = async (path, read) => {
    const call = { method: "GET", path, operation, headers, idempotency: "always", read } as const;
    return (await sendOrThrow(session, call)).value as Page;
  };
  const condition = filter === undefined ? "" : `&$filter=${filter}`;
  const first = `${entitySetName}?$select=${selectOf(reading)}${condition}`;
  for await (const { value } of pages(fetchPage, first, { operation })) {
    yield value.map((record) => toRow(record, primaryIdAttribute));
  }
}

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
