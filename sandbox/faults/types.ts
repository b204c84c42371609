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
  /**
   * 429; `code` picks which of the three limits, or the customization lock, which names no time unless
   * told to; `retryAfter` in seconds or as an HTTP-date.
   */
  | {
      kind: "throttle";
      retryAfter?: number | string;
      code?: "requests" | "time" | "concurrency" | "customization";
    }
  /** Answers this status without doing the work; a string body is sent as HTML. */
  | {
      kind: "status";
      status: number;
      body?: string | { code: string; message: string };
      headers?: Record<string, string>;
    }
  /** 500 without doing the work, as for an error of the database: 1205 is a deadlock, 547 a foreign key. */
  | { kind: "sql"; number: number }
  /**
   * Something on the way answers instead, with none of the service's headers: a gateway, a proxy, a
   * login page. `applied` does the work first, and its answer is lost.
   */
  | {
      kind: "gateway";
      status: number;
      body?: string;
      /** Of the body; default HTML. */
      contentType?: string;
      headers?: Record<string, string>;
      applied?: boolean;
    }
  /** Does the work, then changes its answer: status, headers (`null` takes one away), body. */
  | {
      kind: "rewrite";
      status?: number;
      headers?: Record<string, string | null>;
      body?: string;
    }
  /**
   * Does the work, then sends some kilobytes of gzip that unpack to so many bytes: blanks in front of
   * `body`, by default an empty collection.
   */
  | { kind: "bomb"; bytes: number; status?: number; body?: string }
  /**
   * Does the work of a batch, then answers with its parts out of order, one too few or one too many, or
   * without their Content-IDs; `inside` of its first change set, or of the whole. `at` counts from 0.
   */
  | {
      kind: "parts";
      change: "reverse" | "drop" | "double" | "unnamed";
      at?: number;
      inside?: boolean;
    }
  /** Answers late, by real milliseconds. */
  | { kind: "delay"; ms: number }
  /** Never answers; the connection stays open until the client gives up. `applied` does the work. */
  | { kind: "hang"; applied?: boolean }
  /** Does the work, sends the head and the first part of the body; the connection stays open. */
  | { kind: "stall"; bytes?: number }
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
