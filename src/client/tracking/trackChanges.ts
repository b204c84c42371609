import { timeOf } from "../changes/times";
import { defaults } from "../defaults";
import { runtime } from "../runtime";
import type { Session } from "../session/session";
import { advance, type Step } from "./advance";
import { isExpired } from "./expired";
import { catchUpRound, resume } from "./resume";
import { deltaRound, gapAnew, loadRound } from "./rounds";
import { type TrackingPage, trackingPage } from "./trackingPage";
import type { Round, Tracked, TrackedChange, TrackingState, TrackParams } from "./types";

/**
 * What was created, updated and deleted since the state was made, one page that has something at a
 * time. A quiet table costs one request.
 *
 * @throws InputError when the table does not track changes
 * @throws DataverseError when the token expired and `onExpiredToken` is `fail`
 */
export const trackChanges = async (session: Session, params: TrackParams): Promise<Tracked> => {
  let state = await resume(session, params);
  const until = runtime.now() + defaults.trackingStepMs;
  const changes: TrackedChange[] = [];
  while (state.round && changes.length === 0 && runtime.now() <= until) {
    const step = await advanceOrMend(session, params, state, state.round);
    changes.push(...step.changes);
    state = step.state;
  }
  return { changes, state, hasMore: state.round !== undefined };
};

const advanceOrMend = async (
  session: Session,
  params: TrackParams,
  state: TrackingState,
  round: Round,
): Promise<Step> => {
  let page: TrackingPage;
  try {
    page = await trackingPage(session, state.table.set, round, params.recordsPerPage);
  } catch (error) {
    return mend(session, params, state, round, error);
  }
  // What is refused from here on, such as a column that is gone, says nothing of the link.
  return advance(session, params, state, round, page);
};

const mend = (
  session: Session,
  params: TrackParams,
  state: TrackingState,
  round: Round,
  error: unknown,
): Step => {
  if (!isExpired(error)) throw error;
  if (round.pages > 0 && !round.restarted) return restart(session, params, state, round);
  if (round.kind !== "delta") throw error;
  if (params.onExpiredToken === "fail") {
    throw error.withHint(
      "The changes since the last run are not known any more: deploy with On Expired Token set to catchUp or snapshot, and run more often than the days Dataverse keeps changes (7 unless set otherwise)",
    );
  }
  return startOver(session, params, state);
};

/** A page behind a link that is no longer good is looked for again from the first one on. */
const restart = (
  { logger }: Session,
  { fieldNames }: TrackParams,
  state: TrackingState,
  round: Round,
): Step => {
  logger.warn(
    `A page of ${state.table.set} is no longer to be had: reads from the first one again.`,
  );
  return {
    changes: [],
    state: { ...state, round: { ...firstPage(state, round, fieldNames), restarted: true } },
  };
};

const firstPage = (
  { table, link }: TrackingState,
  round: Round,
  fieldNames: readonly string[] | undefined,
): Round => {
  if (round.kind === "delta" && link) return deltaRound(link);
  if (round.kind === "gap") return gapAnew(table, round, fieldNames);
  const { deliver, gapFrom, started } = round;
  // All rows come again, ids tell nothing of what was changed since reading them began.
  const from = timeOf(gapFrom ?? (deliver ? undefined : started));
  return loadRound(table, { deliver, fieldNames, gapFrom: from });
};

const canCatchUp = (state: TrackingState): state is TrackingState & { readonly since: string } =>
  state.since !== undefined && state.table.timestampColumn !== "";

/** Tells the flow what cannot be known, and makes good what can. */
const startOver = (
  { logger }: Session,
  { onExpiredToken, fieldNames }: TrackParams,
  expired: TrackingState,
): Step => {
  const { link: _, renew: __, ...state } = expired;
  const { table, since = "an unknown time" } = state;
  const catchingUp = onExpiredToken === "catchUp" && canCatchUp(state);
  const what = catchingUp
    ? "What was created and updated is handed over by its timestamp"
    : "All records are handed over";
  const message = `The changes of ${table.set} since ${since} were kept no longer. ${what}; what was deleted meanwhile is not known.`;
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
