import type { ExpectedBody } from "../types/http";

/** One request inside a `$batch`. */
export interface BatchPart {
  readonly method: string;
  /** Path from the host on, percent-encoded: `/api/data/v9.2/accounts`; inside a change set also `$1`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Unique in the whole batch; every part of a change set needs one. */
  readonly contentId?: string | undefined;
  /** What a success is answered with, where that is not JSON. */
  readonly expects?: ExpectedBody | undefined;
}

/** A single part, or parts that are carried out all together or not at all. */
export type BatchEntry =
  | { readonly kind: "single"; readonly part: BatchPart }
  | { readonly kind: "changeSet"; readonly parts: readonly BatchPart[] };

/** The answer to one part. */
export interface PartAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly contentId: string | undefined;
}

/** Answers in the order of the entries: one part, or the parts of a change set. */
export type EntryAnswer =
  | { readonly kind: "single"; readonly answer: PartAnswer }
  | { readonly kind: "changeSet"; readonly answers: readonly PartAnswer[] };
