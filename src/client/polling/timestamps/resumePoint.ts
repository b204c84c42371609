import { defaults } from "../../defaults";
import type { Session } from "../../session/session";
import { DeliveredVersions } from "../shared/DeliveredVersions";
import { isPageLink, whyNotLink } from "../shared/savedLink";
import type { PolledTable } from "../shared/types";
import type { Cursor, Memory } from "./readState";

/** Where reading begins; times are milliseconds since the epoch. */
export interface Beginning {
  readonly watermark: number;
  /** Nothing older is looked for, and what came to be since then is new. */
  readonly since: number;
  readonly seen: DeliveredVersions;
  readonly cursor: Cursor | undefined;
}

/**
 * Where to go on by what is remembered. Where the watermark is lost, the latest row that was returned
 * takes its place, and without one the look-back date: what may repeat, but skips nothing. Undefined
 * where only the server's time can tell.
 *
 * @param plausibleUntil stamps later than this are none of the server's
 */
export function resumePoint(
  { watermark: remembered, since, seen, cursor, isNew }: Memory,
  overlapMs: number,
  lookBackMs: number | undefined,
  plausibleUntil: number,
): Beginning | undefined {
  const latest = isNew ? undefined : seen.latest(plausibleUntil);
  const watermark =
    remembered ?? (latest === undefined ? undefined : latest - defaults.pollMarginMs);
  if (watermark !== undefined) {
    const floor = since === undefined || since > watermark ? watermark - overlapMs : since;
    return { watermark, since: floor, seen, cursor };
  }
  if (lookBackMs === undefined) return undefined;
  return {
    watermark: lookBackMs,
    since: lookBackMs,
    seen: new DeliveredVersions(),
    cursor: undefined,
  };
}

/** Why the cursor of an earlier poll cannot be used, as the end of a sentence; undefined where it can. */
export function whyNotCursor(
  { cursor, query }: Memory,
  session: Session,
  { set }: PolledTable,
  digest: string,
): string | undefined {
  if (!cursor) return undefined;
  const fault = whyNotLink(session, set, cursor.link);
  if (fault) return fault;
  // Only a link to a page goes on where the one before it ended.
  if (!isPageLink(cursor.link)) return "it leads to no page";
  return query === digest ? undefined : "the filter, the columns or the table are others by now";
}
