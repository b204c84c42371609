import type { Session } from "../../session/session";
import type { Step } from "./advance";
import { catchUpRound } from "./resume";
import { loadRound } from "./rounds";
import type { TrackingState, TrackParams } from "./types";

const canCatchUp = (state: TrackingState): state is TrackingState & { readonly since: string } =>
  state.since !== undefined && state.table.timestampColumn !== "";

/**
 * Warns the flow of what cannot be known, and makes good what can.
 *
 * @param why the changes since then are not known, as a predicate of them
 */
export const startOver = (
  { logger }: Session,
  { onExpiredToken, fieldNames }: TrackParams,
  lost: TrackingState,
  why: string,
): Step => {
  const { link: _, renew: __, ...state } = lost;
  const { table, since = "an unknown time" } = state;
  const catchingUp = onExpiredToken === "catchUp" && canCatchUp(state);
  const what = catchingUp
    ? "What was created and updated is returned by its timestamp"
    : "All records are returned";
  const message = `The changes of ${table.set} since ${since} ${why}. ${what}; what was deleted meanwhile is not known.`;
  logger.warn(message);
  const key = `expired:${state.since ?? ""}`;
  const round = catchingUp
    ? catchUpRound(table, state.since)
    : loadRound(table, { deliver: true, fieldNames });
  return {
    changes: [{ changeType: "warning", id: "", key, message }],
    state: { ...state, round },
  };
};
