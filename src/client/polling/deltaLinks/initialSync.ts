import { defaults } from "../../defaults";
import { entitySetName } from "../../odata/names";
import { queryString } from "../../odata/query";
import { isoTime, msOf, timeOf } from "../shared/times";
import type { PolledTable } from "../shared/types";
import { catchUp } from "./catchUp";
import { columnsFor } from "./columns";
import { deltaLinkOf, finished } from "./finished";
import type { PageOfRound, Transitions } from "./transition";
import type { InitialSync, TrackingState } from "./types";

interface SyncOptions {
  readonly deliver: boolean;
  readonly fieldNames: readonly string[] | undefined;
  /** From when on changes are caught up behind it, in milliseconds since the epoch. */
  readonly catchUpFrom?: number | undefined;
}

/**
 * Tracking begins with a read of all rows, behind which Dataverse puts a link to the changes after it. If no
 * rows are returned, their ids are enough.
 */
export function initialSync(
  table: PolledTable,
  { deliver, fieldNames, catchUpFrom }: SyncOptions,
): InitialSync {
  const columns = deliver ? columnsFor(table, fieldNames) : [table.primaryId];
  return {
    kind: "initialSync",
    next: entitySetName(table.set) + queryString({ fieldNames: columns }),
    pages: 0,
    deliver,
    ...(catchUpFrom === undefined ? {} : { catchUpFrom: isoTime(catchUpFrom) }),
  };
}

/**
 * Reads where changes begin now, and then what was changed since an earlier time by its timestamp. `since` is
 * before the run that ended well by as much as late commits take. The rest of the overlap is remembered.
 */
export function syncAndCatchUp(table: PolledTable, since: string): InitialSync {
  return initialSync(table, {
    deliver: false,
    fieldNames: undefined,
    catchUpFrom: msOf(since) + defaults.lateCommitMs - defaults.trackingOverlapMs,
  });
}

const finish = ({ params, state, round, page, started, emitter }: PageOfRound<InitialSync>) => {
  const { deliver } = round;
  const { table } = state;
  const overlap = started - defaults.trackingOverlapMs;
  const link = { url: deltaLinkOf(state, page), idsOnly: !deliver };
  const catchUpFrom = timeOf(round.catchUpFrom);
  const seen = emitter.seen(Math.min(overlap, catchUpFrom ?? overlap));
  // Nothing is known of the rows that were there: what came to be before the sync is not new. All that a
  // sync returns is new, to its end: a row that was changed before its page may only come behind it.
  const begun = isoTime((catchUpFrom ?? started) + defaults.pollMarginMs);
  const since = state.since ?? (deliver ? undefined : begun);
  const synced: TrackingState = { ...state, seen, ...(since === undefined ? {} : { since }) };
  // A sync of one page is of one moment; during a longer one rows were changed behind it.
  const isOfOneMoment = catchUpFrom === undefined && round.pages === 0;
  if (table.timestampColumn === "" || isOfOneMoment) return finished(synced, link, started);
  const from = catchUpFrom ?? (deliver ? overlap : started);
  const { fieldNames } = params;
  return { ...synced, round: catchUp(table, { link, started, from, fieldNames }) };
};

export const initialSyncTransitions: Transitions<"initialSync"> = {
  collect: async (_, { round, page, started, emitter }) => {
    if (!round.deliver) return;
    for (const row of page.rows) emitter.row(row, started - defaults.trackingOverlapMs);
  },
  finish,
  restart: ({ table }, { deliver, catchUpFrom, started }, { fieldNames }) => {
    // All rows come again, but ids do not say what was changed since reading them began.
    const from = timeOf(catchUpFrom ?? (deliver ? undefined : started));
    return initialSync(table, { deliver, fieldNames, catchUpFrom: from });
  },
};
