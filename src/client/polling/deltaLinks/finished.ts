import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { isoTime, timeOf } from "../shared/times";
import type { TrackingPage } from "./trackingPage";
import type { DeltaLink, TrackingState } from "./types";

/** The state between two rounds. */
export function withoutRound({ round: _, ...state }: TrackingState): TrackingState {
  return state;
}

export function withoutLink({ link: _, ...state }: TrackingState): TrackingState {
  return state;
}

/**
 * The state after a sync. A link that is still good is kept: the sync did not return what that link reports.
 *
 * @param started the server's time at the begin of the sync, in milliseconds since the epoch
 */
export function finished(state: TrackingState, link: DeltaLink, started: number): TrackingState {
  if (state.link) return withoutRound(state);
  // What came to be before a sync that went through is not new any more, but for late commits.
  const since = isoTime(Math.max(timeOf(state.since) ?? 0, started - defaults.lateCommitMs));
  return { ...withoutRound(state), link, since };
}

/** @throws DataverseError where the last page has no delta link */
export function deltaLinkOf(
  { table }: Pick<TrackingState, "table">,
  { deltaLink }: TrackingPage,
): string {
  if (deltaLink) return deltaLink;
  throw new DataverseError({
    operation: `Tracking the changes of ${table.set}`,
    outcome: "notDone",
    detail: "the last page came without a delta link",
    hint: 'Switch on "Track changes" for the table',
  });
}
