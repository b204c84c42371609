import { defaults } from "../../defaults";

/** How far reading has come; milliseconds since the epoch, on the server's clock. */
export interface Progress {
  readonly watermark: number;
  /** Where the watermark goes once the last page is read; known as soon as reading comes near to now. */
  readonly windowEnd: number | undefined;
}

export interface PageFacts {
  /** The latest stamp on the page; undefined for an empty page. */
  readonly latest: number | undefined;
  /** When the server answered. */
  readonly servedAt: number;
  readonly isLast: boolean;
}

/**
 * Moves on by one page of the rows in the order of their stamps. A transaction that commits late brings
 * rows to light that reading has passed already. It is looked for as far back as the overlap, so that
 * the watermark may follow the rows for as long as they are older than that; from the first page that
 * is not, it stays at the time of that page, however many pages come after it.
 */
export function advance(
  { watermark, windowEnd: known }: Progress,
  { latest, servedAt, isLast }: PageFacts,
  overlapMs: number,
): Progress {
  const trusted = servedAt - defaults.pollMarginMs;
  const isNear = isLast || (latest !== undefined && latest > trusted - overlapMs);
  const windowEnd = known ?? (isNear ? trusted : undefined);
  const end = windowEnd ?? Number.POSITIVE_INFINITY;
  const reached = isLast ? end : Math.min(latest ?? watermark, end);
  return { windowEnd, watermark: Math.max(watermark, reached) };
}
