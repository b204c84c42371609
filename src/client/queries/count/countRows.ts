import { DataverseError } from "../../errors/DataverseError";
import { UnreadableBody } from "../../errors/failures";
import { parseJson } from "../../odata/json";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import type { TableDefinition } from "../../types/tables";
import { beyondAggregation, refusedQuery } from "./refusals";
import { countSlices } from "./slices";
import type { Countable, CountResult, Tally } from "./types";

export type Found = Omit<CountResult, "requests">;

interface About {
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly table: () => Promise<TableDefinition>;
  /** Whether all rows of the table are counted, so that its size is the answer. */
  readonly whole: boolean;
}

/** The one column that standard tables have, and that no update changes. */
const SLICED_BY = "createdon";

/**
 * Counts with as few requests as an exact answer takes: one aggregation; beyond 50,000 rows, slices by
 * `createdon`; without that column, Dataverse's own record of the table's size where all of it is counted;
 * else, and wherever a table cannot be aggregated, all keys, page by page.
 */
export async function countRows(session: Session, rows: Countable, about: About): Promise<Found> {
  try {
    return { count: await rows.aggregate(), exact: true, method: "aggregate" };
  } catch (error) {
    if (beyondAggregation(error)) return countMany(session, rows, about);
    if (refusedQuery(error)) return countPages(session, rows, about.operation);
    throw error;
  }
}

const countMany = async (session: Session, rows: Countable, about: About): Promise<Found> => {
  const { columns, logicalName } = await about.table();
  const column = columns.get(SLICED_BY);
  if (column?.kind === "datetime" && column.validForRead && column.validForFilter) {
    session.logger.info(`${about.operation}: more than 50,000 rows, counting in slices`);
    return toFound(await countSlices(rows, SLICED_BY), "slices");
  }
  const size = about.whole ? await recordedSize(session, about, logicalName) : undefined;
  if (size === undefined) return countPages(session, rows, about.operation);
  return {
    count: size,
    exact: false,
    method: "snapshot",
    warning: `${logicalName} has more than 50,000 rows and no ${SLICED_BY} to count them by: this is the size that Dataverse noted within the last 24 hours.`,
  };
};

const countPages = async (session: Session, rows: Countable, operation: string): Promise<Found> => {
  session.logger.info(`${operation}: no aggregation counts this, reading the keys of all rows`);
  return toFound(await rows.pages(), "pages");
};

/** The result of counting part by part, which says where the end of the run broke it off. */
export function toFound({ count, isWhole }: Tally, method: "slices" | "pages"): Found {
  if (isWhole) return { count, exact: true, method };
  const warning = `The run had to end before everything was counted: there are at least ${count}. Count less at a time, by a filter.`;
  return { count, exact: false, method, warning };
}

/**
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievetotalrecordcount
 * Undefined if it is refused: it takes the right to read all of the table.
 */
export async function recordedSize(
  session: Session,
  { operation, headers }: Pick<About, "operation" | "headers">,
  logicalName: string,
): Promise<number | undefined> {
  const names = encodeURIComponent(JSON.stringify([logicalName]));
  const call = {
    method: "GET",
    path: `RetrieveTotalRecordCount(EntityNames=@p1)?@p1=${names}`,
    operation,
    idempotency: "always",
    headers,
    read: ({ body }: { body: Buffer }) => sizeOf(parseJson(body)),
  } as const;
  try {
    return (await sendOrThrow(session, call)).value as number;
  } catch (error) {
    const { status = 0 } = error instanceof DataverseError ? error : {};
    if (status >= 400 && status < 500 && status !== 429) return undefined;
    throw error;
  }
}

interface Sizes {
  readonly EntityRecordCountCollection?: { readonly Values?: readonly unknown[] };
}

const sizeOf = (body: unknown): number => {
  const size = (body as Sizes | null)?.EntityRecordCountCollection?.Values?.[0];
  // Exact integers beyond 2^53 arrive as text; no table has as many rows.
  if (typeof size === "number") return size;
  throw new UnreadableBody("the answer holds no count");
};
