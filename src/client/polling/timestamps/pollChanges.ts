import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import { withMappedColumns } from "../../labels/mappedColumns";
import { retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import { resolveColumns } from "../../queries/odata/resolveColumns";
import { runtime } from "../../runtime";
import type { Session } from "../../session/session";
import { DeliveredVersions } from "../shared/DeliveredVersions";
import { withReadColumns } from "../shared/readColumns";
import { serverTime } from "../shared/serverTime";
import { isoTime } from "../shared/times";
import { fallback } from "./fallback";
import { firstAttempt, type Prepared, preparePoll } from "./preparePoll";
import { type ReadParams, readChanges } from "./readChanges";
import { type Beginning, resumePoint } from "./resumePoint";
import { saveState } from "./saveState";
import type { Polled, PollParams } from "./types";
import { keysInView, polledView } from "./viewChanges";

/**
 * The records that were created or updated since the poll that `state` comes from, and the state for the
 * next one. At least once: the state covers what is returned with it, so that whoever loses a
 * state gets the same again, under the same keys, and whoever keeps it gets everything once.
 *
 * Costs one request a page, two more for the first poll of all, and one for a view that is not remembered.
 *
 * @throws InputError before anything is sent where the inputs cannot work
 */
export async function pollChanges(session: Session, given: PollParams): Promise<Polled> {
  check(given);
  // The query of a view has the columns in it.
  const params =
    given.view === undefined
      ? await withMappedColumns(session, given)
      : { ...given, fieldNames: undefined };
  let attempt = firstAttempt(session, params);
  for (;;) {
    const view = await polledView(session, given, { isTrusted: attempt.trustsTable });
    const prepared = await preparePoll(session, params, attempt, view);
    try {
      const { condition } = prepared;
      const named = {
        ...withReadColumns(params, prepared.table),
        condition,
        viewQuery: view,
      };
      // The columns have their names by now; an Expand that is none is told about.
      return await retryWithFreshMetadata(async (assumptions) =>
        poll(session, await resolveColumns(session, named, assumptions), prepared),
      );
    } catch (error) {
      attempt = fallback(session, params, prepared, error);
    }
  }
}

const check = ({ changeTypes, lookBackMs }: PollParams): void => {
  if (changeTypes.length === 0) {
    throw new InputError(
      "Show New Records and Show Updated Records are both off: turn one of them on.",
    );
  }
  if (lookBackMs !== undefined && lookBackMs > runtime.now()) {
    throw new InputError(`Look-back Date ${isoTime(lookBackMs)} lies in the future.`);
  }
};

/** The inputs, with the condition as it is sent. */
type Selected = PollParams & Pick<Prepared, "condition"> & Pick<ReadParams, "viewQuery">;

const poll = async (session: Session, params: Selected, prepared: Prepared): Promise<Polled> => {
  const { table, query, memory, plausibleUntil } = prepared;
  const overlapMs = params.overlapSeconds * 1_000;
  const known = resumePoint(memory, overlapMs, params.lookBackMs, plausibleUntil);
  if (!known && memory.isNew) return beginNow(session, params, prepared);
  const beginning = known ?? (await dayBack(session, params, prepared));
  const outcome = await readChanges(session, { ...params, table, beginning });
  const state = saveState(outcome, beginning, { table, query, overlapMs }, session.logger);
  return { changes: outcome.changes, state, hasMore: outcome.cursor !== undefined };
};

/**
 * The first poll without a look-back date returns nothing. It notes which rows of the overlap are
 * there already, so that the next poll can tell them from those that are only committed then.
 */
const beginNow = async (
  session: Session,
  params: Selected,
  { table, query }: Prepared,
): Promise<Polled> => {
  const overlapMs = params.overlapSeconds * 1_000;
  const now = await serverTime(session, table, params);
  const beginning = from(now - defaults.pollMarginMs, overlapMs);
  const extras = { includeLabels: false, includeRecordUrl: false, fieldMap: undefined };
  const without = { ...extras, expandPropertyNames: undefined };
  const viewQuery = params.viewQuery && keysInView(params.viewQuery, table);
  const quiet = { ...params, ...without, fieldNames: [], changeTypes: [], viewQuery };
  const outcome = await readChanges(session, { ...quiet, table, beginning });
  session.logger.info(
    `Polling of ${table.set} begins at ${isoTime(now)}, by the server's clock: what changes from now on is returned.`,
  );
  const last = { ...outcome, cursor: undefined };
  const state = saveState(last, beginning, { table, query, overlapMs }, session.logger);
  return { changes: [], state, hasMore: false };
};

/** Where a state has lost every trace of where it was. */
const dayBack = async (
  session: Session,
  params: Selected,
  { table }: Prepared,
): Promise<Beginning> => {
  const now = await serverTime(session, table, params);
  const beginning = from(now - defaults.pollHealingMs, 0);
  session.logger.warn(
    `It is not known where the last poll stopped: polling goes on from ${isoTime(beginning.watermark)}, a day back. A Look-back Date would go back further.`,
  );
  return beginning;
};

const from = (watermark: number, overlapMs: number): Beginning => ({
  watermark,
  since: watermark - overlapMs,
  seen: new DeliveredVersions(),
  cursor: undefined,
});
