import { defaults } from "../defaults";
import type { Session } from "../records/session";
import { runtime } from "../runtime";
import { advance, type Step } from "./advance";
import { isExpired } from "./expired";
import { catchUpRound, resume } from "./resume";
import { deltaRound, loadRound } from "./rounds";
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
  try {
    return await advance(session, params, state, round);
  } catch (error) {
    if (!isExpired(error)) throw error;
    if (round.pages > 0 && !round.restarted) return restart(session, params, state, round);
    if (round.kind !== "delta") throw error;
    if (params.onExpiredToken === "fail") {
      throw error.withHint(
        "The changes since the last run are not known any more: deploy with On Expired Token set to catchUp or snapshot, and run more often than the days Dataverse keeps changes (7 unless set otherwise)",
      );
    }
    return params.onExpiredToken === "catchUp" && canCatchUp(state)
      ? catchUp(session, state, state.since)
      : snapshot(session, params, state);
  }
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
  { table, link, since }: TrackingState,
  round: Round,
  fieldNames: readonly string[] | undefined,
): Round => {
  if (round.kind === "delta" && link) return deltaRound(link);
  if (round.kind === "gap" && since !== undefined) return catchUpRound(table, since);
  return loadRound(table, { deliver: round.deliver, fieldNames });
};

const canCatchUp = (state: TrackingState): state is TrackingState & { readonly since: string } =>
  state.since !== undefined && state.table.timestampColumn !== "";

const catchUp = (
  { logger }: Session,
  { link: _, renew: __, ...state }: TrackingState,
  since: string,
): Step => {
  const message = `The changes of ${state.table.set} since ${since} were kept no longer. What was created and updated is handed over by its timestamp; what was deleted meanwhile is not known.`;
  logger.warn(message);
  const warning: TrackedChange = {
    changeType: "warning",
    id: "",
    key: `expired:${since}`,
    message,
  };
  return { changes: [warning], state: { ...state, round: catchUpRound(state.table, since) } };
};

const snapshot = (
  { logger }: Session,
  { fieldNames }: TrackParams,
  { link: _, renew: __, ...state }: TrackingState,
): Step => {
  logger.warn(
    `The changes of ${state.table.set} were kept no longer: all its records are handed over. What was deleted meanwhile is not known.`,
  );
  return {
    changes: [],
    state: { ...state, round: loadRound(state.table, { deliver: true, fieldNames }) },
  };
};
