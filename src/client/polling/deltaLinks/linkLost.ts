import type { Session } from "../../session/session";
import { initialSync, syncAndCatchUp } from "./initialSync";
import type { Step } from "./transition";
import type { TrackingState, TrackParams } from "./types";

const canCatchUp = (state: TrackingState): state is TrackingState & { readonly since: string } =>
  state.since !== undefined && state.table.timestampColumn !== "";

/**
 * From a lost delta link to an initial sync. Warns the flow of what cannot be known.
 *
 * @param why the changes since then are not known, as a predicate of them
 */
export function linkLost(
  { logger }: Session,
  { onExpiredToken, fieldNames }: TrackParams,
  lost: TrackingState,
  why: string,
): Step {
  const { link: _, renew: __, ...state } = lost;
  const { table, since = "an unknown time" } = state;
  const catchesUp = onExpiredToken === "catchUp" && canCatchUp(state);
  const what = catchesUp
    ? "What was created and updated is returned by its timestamp"
    : "All records are returned";
  const message = `The changes of ${table.set} since ${since} ${why}. ${what}; what was deleted meanwhile is not known.`;
  logger.warn(message);
  const key = `expired:${state.since ?? ""}`;
  const round = catchesUp
    ? syncAndCatchUp(table, state.since)
    : initialSync(table, { deliver: true, fieldNames });
  return {
    changes: [{ changeType: "warning", id: "", key, message }],
    state: { ...state, round },
  };
}
