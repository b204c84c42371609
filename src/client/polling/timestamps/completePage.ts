import { completeExpands } from "../../queries/paging/completeExpands";
import { cutCollections } from "../../queries/paging/expanded";
import type { FetchPage, Page } from "../../queries/paging/pages";
import type { StopRule } from "../../queries/paging/shortage";
import type { Logger } from "../../types";
import { identityOf } from "../shared/rowIdentity";
import type { CollectParams } from "./collectChanges";
import type { Change } from "./types";

interface CompleteOptions {
  readonly fetchPage: FetchPage;
  readonly operation: string;
  readonly stop: StopRule;
  readonly logger: Logger;
}

/**
 * Reads the expanded collections of the records that are new on a page, as far as memory and time go.
 *
 * @returns whether they are complete
 */
export async function completePage(
  { value, nested }: Page,
  { table, beginning: { seen } }: CollectParams,
  { fetchPage, operation, stop, logger }: CompleteOptions,
): Promise<boolean> {
  if (!nested) return true;
  const unseen = value.filter((row) => {
    const { id, version } = identityOf(row, table);
    return !seen.has(id, version);
  });
  const isWhole = await completeExpands({ value: unseen }, fetchPage, operation, stop);
  if (isWhole) return true;
  logger.warn(
    `${operation}: ${stop.shortage() ?? "time"} ran short before every expanded collection was read. incompleteExpands names those that are not complete. Expand fewer columns, or let the trigger return smaller pages.`,
  );
  return false;
}

/** Names the expanded collections of the changes that are not complete. */
export function markIncomplete(changes: readonly Change[]): Change[] {
  return changes.map((change) => {
    const incompleteExpands = cutCollections(change.record).map(({ path, nextLink }) => ({
      path,
      nextLink,
    }));
    return incompleteExpands.length > 0 ? { ...change, incompleteExpands } : change;
  });
}
