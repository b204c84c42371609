/** Faults as rules: which requests, which of them, and what happens to them. */
export interface FaultRule {
  match?: {
    method?: string;
    /**
     * A substring of, or an expression on, path and query. Rules with a path are asked about the
     * requests inside of a batch too: answers take the place of the part's own, and what is done to
     * the connection is done to the whole batch.
     */
    path?: string | RegExp;
    /** Matches token requests instead of API requests. */
    token?: boolean;
  };
  /** Lets this many matching requests pass first; default 0. */
  after?: number;
  /** How many matching requests it strikes; default 1, Infinity for all. */
  times?: number;
  /** Strikes every n-th matching request only. */
  every?: number;
  action: FaultAction;
}

export type FaultAction =
  /** 429; `code` picks which of the three limits; `retryAfter` in seconds or as an HTTP-date. */
  | { kind: "throttle"; retryAfter?: number | string; code?: "requests" | "time" | "concurrency" }
  /** Answers this status without doing the work; a string body is sent as HTML. */
  | {
      kind: "status";
      status: number;
      body?: string | { code: string; message: string };
      headers?: Record<string, string>;
    }
  /** Answers late, by real milliseconds. */
  | { kind: "delay"; ms: number }
  /** Never answers; the connection stays open until the client gives up. `applied` does the work. */
  | { kind: "hang"; applied?: boolean }
  /** Closes the connection before the work is done. */
  | { kind: "reset" }
  /** Does the work, then closes the connection without an answer. */
  | { kind: "lostResponse" }
  /** Does the work, sends the head and the first part of the body, then closes the connection. */
  | { kind: "truncate"; bytes?: number }
  /** Does the work, then sends a whole answer whose body is not JSON (given or garbled). */
  | { kind: "malformed"; body?: string; contentType?: string }
  /** 401 as when the token ran out, and every token issued so far is refused from then on. */
  | { kind: "expireToken" };
