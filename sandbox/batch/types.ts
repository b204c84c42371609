/** One request out of a batch, as it was sent. */
export interface BatchPart {
  method: string;
  /** Absolute, from the host on, or `$1/…`. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
  contentId: string | undefined;
}

/** What is between two boundaries of a batch: a request, or requests that stand or fall together. */
export type BatchItem =
  | { kind: "single"; part: BatchPart }
  | { kind: "changeSet"; parts: BatchPart[] };

/** Every request of a batch, in order. */
export function partsOf(items: readonly BatchItem[]): BatchPart[] {
  return items.flatMap((item) => (item.kind === "single" ? [item.part] : item.parts));
}
