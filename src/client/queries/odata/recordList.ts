import type { DataverseRecord, IncompleteExpand, RecordList } from "../../types";

interface Parts {
  readonly value: DataverseRecord[];
  readonly nextLink: string | undefined;
  readonly envelope: Record<string, unknown>;
  readonly incompleteExpands?: IncompleteExpand[];
  readonly warning?: string | undefined;
  /** Fetch All answers only with rows where nothing is left. */
  readonly fetchedAll?: boolean;
  /** Whether Top limits the rows, all of which are on this page. */
  readonly topped?: boolean;
}

/**
 * The answer of a query. The link fields are always present on a page, and on Fetch All where there is
 * more; the `oData…` names are the twins that saved flows refer to.
 */
export function recordList({
  value,
  nextLink,
  envelope,
  incompleteExpands = [],
  warning,
  fetchedAll = false,
  topped = false,
}: Parts): RecordList {
  const context = text(envelope["@odata.context"]);
  const count = envelope["@odata.count"];
  const isCut = fetchedAll && incompleteExpands.length > 0;
  return {
    ...(fetchedAll ? {} : envelope),
    value,
    ...(fetchedAll && nextLink === undefined
      ? {}
      : { "@odata.nextLink": nextLink ?? null, oDataNextLink: nextLink ?? null }),
    ...(context === undefined ? {} : { "@odata.context": context, oDataContext: context }),
    ...(typeof count === "number" ? { "@odata.count": count, oDataCount: count } : {}),
    hasMore: nextLink !== undefined || isCut || (topped && countIsAbove(envelope, value.length)),
    ...(incompleteExpands.length > 0 ? { incompleteExpands } : {}),
    ...(warning === undefined ? {} : { warning }),
  };
}

/** With Top there is no next link: only the count says that there is more. */
const countIsAbove = (envelope: Record<string, unknown>, rows: number): boolean => {
  const count = envelope["@odata.count"];
  if (envelope["@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"] === true) return true;
  return typeof count === "number" && count > rows;
};

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
