import type { Readable } from "node:stream";

/**
 * Whether a request whose fate is unknown may be sent again:
 * `always` = it reads; `harmless` = a repeat ends in the same state (update or upsert without a
 * version, delete, put); `ownKey` = a create whose primary key we chose, so that the row can be
 * looked up; `never` = a repeat could do it twice.
 */
export type Idempotency = "always" | "harmless" | "clientGeneratedId" | "never";

/** What a request may be answered with, besides a refusal. `any`: the builder's own request. */
export type ExpectedBody = "json" | "multipart" | "any";

export interface HttpRequest {
  readonly method: string;
  /** Absolute, on the connection's origin; sent as it is. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, bytes, or what makes a fresh stream: a request that is sent again needs its body once more. */
  readonly body?: string | Buffer | (() => Readable) | undefined;
  /** The length of a streamed body; without it the server is not told how much will come. */
  readonly bodyBytes?: number | undefined;
  /** Told how many bytes of the body are out, of how many; never less than before, sent again or not. */
  readonly onProgress?: ((sentBytes: number, totalBytes: number | undefined) => void) | undefined;
  /** The part of the answer that is asked for; the server may give the whole. */
  readonly range?: ByteRange | undefined;
  /** What is being done, for messages: `Getting accounts(…)`. */
  readonly operation: string;
  readonly idempotency: Idempotency;
  /** For a write whose fate stays unknown: how to find out, and how to make it safe. */
  readonly whenUnknown?: string | undefined;
  readonly timeoutMs: number;
  /** When the last try has to have ended, in milliseconds since the epoch; the session's own otherwise. */
  readonly endsMs?: number | undefined;
  /** Unpacked bytes a success may have; the heap decides otherwise. Streams have no other limit. */
  readonly maxBytes?: number | undefined;
  /** A batch: an answer that broke off is given as far as it came, and counts item by item. */
  readonly partial?: boolean | undefined;
  /** A batch of reads that ends with the first refusal: the refused part is the answer to the whole. */
  readonly unwrap?: boolean | undefined;
  /** What a success is answered with, where that is not JSON (of a `$batch`: multipart). */
  readonly expects?: ExpectedBody | undefined;
  /** Overrides the retry table: tries, delays (the raw request's own inputs). */
  readonly retry?: RetryOverride | undefined;
  /**
   * Turns a 2xx answer into its value inside the retry loop, so that an unreadable one is settled by the
   * retry table too. Throws `UnreadableBody`.
   */
  readonly read?: ((response: HttpResponse) => unknown) | undefined;
  /**
   * Reads the body of a success as it arrives, in the place of `read`, and anew with every try. What it
   * leaves unread is thrown away.
   */
  readonly receive?: ((response: StreamedResponse) => Promise<unknown>) | undefined;
  /** Waits are taken out of this in the place of the action's own budget. */
  readonly waits?: WaitBudget | undefined;
  /** Told of every try and every wait, for those who send less when Dataverse is busy. */
  readonly onEvent?: ((event: RequestEvent) => void) | undefined;
}

/** Bytes from the first to the last one, counted from zero; to the end where no last one is given. */
export interface ByteRange {
  readonly from: number;
  readonly to?: number | undefined;
}

/**
 * `sent`: a try goes out; `answered`: Dataverse answered it (`pressureOf` says whether it is busy);
 * `waits`: the next try comes after so many ms.
 */
export type RequestEvent =
  | { readonly kind: "sent" }
  | { readonly kind: "answered"; readonly response: HttpResponse }
  | {
      readonly kind: "waits";
      readonly ms: number;
      readonly throttled: boolean;
      readonly reason?: RetryReason;
    };

/**
 * What a refusal says of how busy Dataverse is. `throttled`: too many requests; `locked`: another change of
 * definitions is under way; `deadlock`: requests at the same rows got in each other's way. Nothing was
 * carried out in any of them.
 */
export type Pressure = "throttled" | "locked" | "deadlock";

/** Why a request is sent again; each has separate waits and a separate number of tries. */
export type RetryReason = Pressure | "transient";

/** What is left of the time an action may spend waiting; shared by all its requests. */
export interface WaitBudget {
  readonly totalMs: number;
  remainingMs: number;
  /** When the last wait so far ends, in milliseconds since the epoch. */
  untilMs?: number;
  /** No wait may end after this, in milliseconds since the epoch. */
  readonly deadlineMs?: number | undefined;
}

export interface RetryOverride {
  readonly maxRetries: number;
  readonly delayMs: number;
  readonly exponential: boolean;
  readonly allErrors: boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the body is streamed. */
  readonly body: Buffer;
  /** The body of a success, for `receive`. */
  readonly stream?: Readable | undefined;
  /** Which bytes of how many the body is, where a part was asked for and given. */
  readonly part?: ContentPart | undefined;
  /** True for an answer that broke off, where `partial` asked for it. */
  readonly brokeOff?: boolean | undefined;
  /** What `read` made of it. */
  readonly value?: unknown;
  /** True when an earlier try of this request may have been carried out. */
  readonly afterDoubt?: boolean | undefined;
}

/** A success whose body comes as it arrives. */
export interface StreamedResponse extends HttpResponse {
  readonly stream: Readable;
}

export interface ContentPart {
  readonly from: number;
  readonly to: number;
  /** Of the whole; undefined where the server does not know it. */
  readonly total: number | undefined;
}

export type Next = (request: HttpRequest) => Promise<HttpResponse>;
/** One cross-cutting concern: `(request, next) => response`. */
export type Policy = (request: HttpRequest, next: Next) => Promise<HttpResponse>;
