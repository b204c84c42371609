import type { Session } from "../../session/session";
import { hasOtherColumns, withReadColumns } from "../shared/readColumns";
import type { PolledTable } from "../shared/types";
import { columnsDigest } from "./columns";
import { delta } from "./delta";
import { withoutRound } from "./finished";
import { initialSync, syncAndCatchUp } from "./initialSync";
import { type RememberedTracking, readTracking } from "./readTracking";
import { trackedTable } from "./trackedTable";
import { restarted } from "./transitions";
import type { TrackingState, TrackParams } from "./types";

/** Where to go on: the state of the run before, healed and fitted to the inputs as they are now. */
export async function resume(session: Session, given: TrackParams): Promise<TrackingState> {
  const { logger } = session;
  const { state, problems } = readTracking(given.state);
  if (problems.length > 0) {
    logger.warn(`The state of the change tracking is damaged: ${problems.join("; ")}.`);
  }
  const columns = columnsDigest(given.fieldNames);
  const table = known(state, given, columns) ?? (await trackedTable(session, given));
  const params = withReadColumns(given, table);
  const before = state?.table?.set ?? table.set;
  if (!state || before !== table.set) {
    if (state) logger.info(`Tracks ${table.set} from now on, no longer ${before}.`);
    return begin(session, params, { format: 1, table, columns, seen: {} });
  }
  const whole = { ...state, table };
  const fitted = state.columns === columns ? whole : withColumns({ ...whole, columns }, params);
  return onward(session, params, { ...fitted, table });
}

/** The table as it is remembered, where it was remembered for these inputs. */
const known = (
  state: RememberedTracking | undefined,
  params: TrackParams,
  columns: string,
): PolledTable | undefined => {
  const { table } = state ?? {};
  if (!table || table.entityType !== params.entityType) return undefined;
  const sameColumns = table.columns
    ? !hasOtherColumns(table, params)
    : columns === state?.columns || !params.fieldNames?.length;
  return sameColumns ? table : undefined;
};

/** A link has the columns of its time: what it still reports is read, then there is a new one. */
const withColumns = (state: TrackingState, params: TrackParams): TrackingState => {
  const { round } = state;
  const link = state.link ?? (round?.kind === "catchUp" ? round.link : undefined);
  const fitted = !link || link.idsOnly ? state : renewed(state);
  if (!round || round.kind === "delta") return fitted;
  // Reading ids alone knows no columns.
  if (round.kind === "initialSync" && !round.deliver) return fitted;
  return { ...fitted, round: restarted(state, round, params) };
};

/** Without timestamps nobody could tell what is changed between two links: the old one stays, for its ids. */
const renewed = ({ link, ...state }: TrackingState): TrackingState =>
  link && state.table.timestampColumn === ""
    ? { ...state, link: { ...link, idsOnly: true } }
    : { ...state, ...(link ? { link } : {}), renew: true };

const onward = (session: Session, params: TrackParams, state: TrackingState): TrackingState => {
  const { table, link, round, since } = state;
  const { fieldNames, startFrom } = params;
  const begun = link || round || since !== undefined;
  if (params.again && begun && startFrom === "snapshot") {
    session.logger.info(`Returns all records of ${table.set} once more.`);
    return { ...state, seen: {}, round: initialSync(table, { deliver: true, fieldNames }) };
  }
  if (params.again && link) return withoutRound(state);
  if (round) return state;
  if (link) return { ...state, round: delta(link) };
  if (since === undefined) return begin(session, params, state);
  session.logger.warn(
    `Where the changes of ${table.set} went on is not known any more; they are caught up since ${since}; what was deleted meanwhile is not known.`,
  );
  return { ...state, round: syncAndCatchUp(table, since) };
};

const begin = (session: Session, params: TrackParams, state: TrackingState): TrackingState => {
  const deliver = params.startFrom === "snapshot";
  session.logger.info(
    deliver
      ? `Returns all records of ${state.table.set}, and their changes from then on.`
      : `Tracks the changes of ${state.table.set} from now on. That takes reading the ids of all its records once: Dataverse has no other way.`,
  );
  const round = initialSync(state.table, { deliver, fieldNames: params.fieldNames });
  return { ...state, round };
};
