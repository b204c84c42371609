import { catchUpTransitions } from "./catchUp";
import { deltaTransitions } from "./delta";
import { initialSyncTransitions } from "./initialSync";
import type { Transitions } from "./transition";
import type { Round, Rounds, TrackingState, TrackParams } from "./types";

/**
 * | round | after its last page | where its page is no longer to be had |
 * |---|---|---|
 * | `initialSync` | none; `catchUp` if it took several pages or follows a lost link | from its first page |
 * | `catchUp` | none | from its first page |
 * | `delta` | none; `initialSync` if the columns were changed | from its link |
 *
 * Without a round, the next run begins a `delta` if there is a link, else an `initialSync`. A delta link that
 * is lost leads to an `initialSync`, see `linkLost`.
 */
const TRANSITIONS: { readonly [K in keyof Rounds]: Transitions<K> } = {
  initialSync: initialSyncTransitions,
  catchUp: catchUpTransitions,
  delta: deltaTransitions,
};

/** The transitions of a round's kind. */
export function transitionsOf<K extends keyof Rounds>(kind: K): Transitions<K> {
  return TRANSITIONS[kind];
}

/** A round from its first page. */
export function restarted<K extends keyof Rounds>(
  state: TrackingState,
  round: Rounds[K] & { readonly kind: K },
  params: TrackParams,
): Round {
  return transitionsOf(round.kind).restart(state, round, params);
}
