/** The sandbox as tests, the runner and benches see it. `startSandbox` in `index.ts` makes one. */
import type { FaultRule } from "./faults/types";
import type { Row, Store } from "./types";

export interface SandboxOptions {
  /** 0 = any free port. */
  port?: number;
  /** `believable` (default) = a few hundred rows; `empty` = users, teams and business unit only. */
  seed?: "believable" | "empty";
  /** Extra generated rows a table, for benches: `{ account: 100000 }`. */
  generate?: Record<string, number>;
  /** Made-up tables beside the usual ones, each with so many columns: a large organization. */
  generateTables?: { count: number; columns: number };
  /**
   * Milliseconds until a change of definitions is seen by requests without `Consistency: Strong`;
   * default 0, at the service up to half a minute.
   */
  metadataLagMs?: number;
  limits?: Partial<Limits>;
  /** Milliseconds every request takes before it is answered. */
  latencyMs?: number;
  /** What work takes; nothing by default. `{}` stands for the usual cost. */
  cost?: Partial<Cost>;
  /** Degree of parallelism recommended to clients (`x-ms-dop-hint`); default 8. */
  dopHint?: number;
  /** Life of a token in seconds; default 3599. */
  tokenLifetimeSeconds?: number;
  /** Milliseconds since the epoch; default Date.now. */
  clock?: () => number;
  /** Told of every token and API request that has been answered or dropped. */
  onRequest?: (request: RecordedRequest) => void;
}

/** Milliseconds of real time that work takes, so that ways to do it can be compared. */
export interface Cost {
  /** Every request, a batch included; default 20. */
  requestMs: number;
  /** Every operation: a request by itself, or a part of a batch; default 4. */
  rowMs: number;
  /** Every row of a bulk message; default 1. */
  bulkRowMs: number;
}

export interface Limits {
  /** Requests a user may send in the window; default 6000. */
  requests: number;
  /** Length of the sliding window in seconds; default 300. */
  windowSeconds: number;
  /** Requests in flight at once; default 52. */
  concurrency: number;
}

/** One request received, in order of arrival; token requests included. */
export interface RecordedRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  /** Path without query. */
  path: string;
  headers: Record<string, string>;
  /** Body as text ("" when there was none). */
  body: string;
  /** Status answered; undefined while it is open or when the answer was swallowed by a fault. */
  status: number | undefined;
  /** What a fault rule did to it, if one did. */
  fault: string | undefined;
  /** `token` or `api`. */
  kind: "token" | "api";
  /** The requests inside of a batch, in order; undefined for any other request. */
  parts?: RecordedPart[];
}

/** One request inside of a batch. */
export interface RecordedPart {
  method: string;
  /** As sent, references to other parts included. */
  url: string;
  /** Its own headers, without those of the batch. */
  headers: Record<string, string>;
  body: string;
  /** Status in the batch's answer; undefined where none of its own stands there. */
  status: number | undefined;
  /** What a fault rule did to it, if one did. */
  fault: string | undefined;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`: what people paste as their environment URL. */
  readonly url: string;
  readonly tenantId: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A refresh token the token endpoint accepts (user flow). */
  readonly refreshToken: string;
  readonly requests: RecordedRequest[];
  /** API requests only, since the last `clearRequests()`. */
  apiRequests(): RecordedRequest[];
  clearRequests(): void;
  /** Adds a rule (see `faults/types.ts`); rules apply in the order they were added. */
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** A valid bearer token, without a request: for the application user unless another is named. */
  issueToken(options?: { userId?: string; expiresInSeconds?: number; audience?: string }): string;
  /** From now on every token issued so far is refused with 401, as when it was revoked. */
  revokeTokens(): void;
  /** Rows straight from the store, past the API: for assertions and for preparing tests. */
  readonly store: Store;
  /** Inserts a row straight into the store with the system columns filled in; returns its id. */
  insert(table: string, row: Row): string;
  close(): Promise<void>;
}
