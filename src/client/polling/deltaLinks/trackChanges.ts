import { defaults } from "../../defaults";
import { withMappedColumns } from "../../labels/mappedColumns";
import { runtime } from "../../runtime";
import type { Session } from "../../session/session";
import { withReadColumns } from "../shared/readColumns";
import { advance } from "./advance";
import { isExpired } from "./expired";
import { linkLost } from "./linkLost";
import { resume } from "./resume";
import { withoutStrayed } from "./strayed";
import { type TrackingPage, trackingPage } from "./trackingPage";
import type { Step } from "./transition";
import { restarted } from "./transitions";
import type { Round, Tracked, TrackedChange, TrackingState, TrackParams } from "./types";

/**
 * What was created, updated and deleted since the state was made, one page that has something at a
 * time. A quiet table costs one request.
 *
 * @throws InputError when the table does not track changes
 * @throws DataverseError when the token expired and `onExpiredToken` is `fail`
 */
export async function trackChanges(session: Session, inputs: TrackParams): Promise<Tracked> {
  const given = await withMappedColumns(session, inputs);
  const resumed = await resume(session, given);
  const params = withReadColumns(given, resumed.table);
  const atOnce = withoutStrayed(session, params, resumed);
  let { state } = atOnce ?? { state: resumed };
  const until = runtime.now() + defaults.trackingStepMs;
  const changes: TrackedChange[] = [...(atOnce?.changes ?? [])];
  while (state.round && changes.length === 0 && runtime.now() <= until) {
    const step = await advanceOrRecover(session, params, state, state.round);
    changes.push(...step.changes);
    state = step.state;
  }
  return { changes, state, hasMore: state.round !== undefined };
}

const advanceOrRecover = async (
  session: Session,
  params: TrackParams,
  state: TrackingState,
  round: Round,
): Promise<Step> => {
  let page: TrackingPage;
  try {
    page = await surePage(session, params, state, round);
  } catch (error) {
    return recovered(session, params, state, round, error);
  }
  // What is refused from here on, such as a column that is gone, says nothing of the link.
  return advance(session, params, state, round, page);
};

/**
 * A link is only given up when Dataverse says so twice: what was deleted since it was made is known by
 * nothing else. An answer of somebody else on the way fails the run, and the link stays.
 */
const surePage = async (
  session: Session,
  params: TrackParams,
  { table }: TrackingState,
  round: Round,
): Promise<TrackingPage> => {
  try {
    return await trackingPage(session, table.set, round, params);
  } catch (error) {
    const costsNothing = round.kind !== "delta" || canRestart(round);
    if (costsNothing || !isExpired(error)) throw error;
    await runtime.sleep(defaults.trackingDoubtMs);
    return trackingPage(session, table.set, round, params);
  }
};

const canRestart = ({ pages, restarted }: Round): boolean => pages > 0 && !restarted;

const recovered = (
  session: Session,
  params: TrackParams,
  state: TrackingState,
  round: Round,
  error: unknown,
): Step => {
  if (!isExpired(error)) throw error;
  if (canRestart(round)) return firstPage(session, params, state, round);
  if (round.kind !== "delta") throw error;
  if (params.onExpiredToken === "fail") {
    throw error.withHint(
      "The changes since the last run are not known any more: deploy with On Expired Token set to catchUp or snapshot, and run more often than the days Dataverse keeps changes (7 unless set otherwise)",
    );
  }
  return linkLost(session, params, state, "were kept no longer");
};

/** A page behind a link that is no longer good is looked for again from the first one on. */
const firstPage = (
  { logger }: Session,
  params: TrackParams,
  state: TrackingState,
  round: Round,
): Step => {
  logger.warn(
    `A page of ${state.table.set} is no longer to be had: reads from the first one again.`,
  );
  return {
    changes: [],
    state: { ...state, round: { ...restarted(state, round, params), restarted: true } },
  };
};
