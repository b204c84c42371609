import type { DataverseRecord } from "./context";
import type { ReadOptions } from "./params";

export interface FetchXmlParams extends ReadOptions {
  /** Entity set name; left out, the root entity of the query is used. */
  readonly entityType?: string | undefined;
  readonly xmlQuery: string;
  readonly fetchAll?: boolean | undefined;
  /** Page to read, 1 at least; wins over the query's own `page`. */
  readonly pageNumber?: number | undefined;
  /** `PagingInfo` of the page before as JSON, its `cookie`, or a cookie in any form Dataverse gave it. */
  readonly nextPageId?: string | undefined;
}

export interface PagingInfo {
  /** Goes into `nextPageId` to get the page after this one; "" where there is none. */
  readonly cookie: string;
  readonly page: number;
  readonly nextPage: number;
}

/** One page of a FetchXML query, or all pages where Fetch All was asked for. */
export interface FetchXmlList {
  readonly value: DataverseRecord[];
  /** False when `value` is everything the query has. */
  readonly hasMore: boolean;
  /** Left out on Fetch All where nothing is left. */
  readonly PagingInfo?: PagingInfo;
  /** Why Fetch All stopped early, in one sentence; left out where it did not. */
  readonly warning?: string | undefined;
  readonly [annotation: string]: unknown;
}
