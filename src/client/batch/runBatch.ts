import { isConnectionError } from "@prismatic-io/spectral";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { errorFacts } from "../errors/errorFacts";
import { InputError } from "../errors/InputError";
import { waitFor } from "../http/waitFor";
import { endedByTime, timeIsShort } from "../queries/paging/shortage";
import { runtime } from "../runtime";
import { impersonationHeaders } from "../session/headers";
import type { Session } from "../session/session";
import { type BatchParams, isRead } from "./actions";
import { planEntries, splitEntries } from "./plan";
import { prepare } from "./prepare";
import type { PreparedEntry } from "./prepared";
import { Problems } from "./problems";
import { readActions } from "./readActions";
import { withRecords } from "./readBack";
import { OPERATION, sendBatch } from "./sendBatch";
import { toRecords } from "./toRecords";
import { toSendAgain } from "./toSendAgain";
import type { Judged } from "./verdicts";
import { adviceFor, withoutAnswer } from "./withoutAnswer";

/**
 * Runs actions in as few requests as there can be, and answers in the order of the input. Nothing that
 * may have been carried out is sent twice, and nothing is sent behind a batch whose answer is lost.
 *
 * @throws InputError that lists everything wrong with the input, before anything is sent
 * @throws DataverseError where the batch was to stand or fall as one, or what became of it is not all known
 */
export async function runBatch(session: Session, params: BatchParams): Promise<unknown[]> {
  const { onError = "rollback", results = "records" } = params;
  if (params.actions.length === 0) throw new InputError("Batch Actions holds no action.");
  impersonationHeaders(params);
  const problems = new Problems();
  const actions = readActions(params.actions, problems);
  problems.throwAny();
  const batches = splitEntries(planEntries(actions, onError), onError);
  const prepared = await prepare(session, batches, params, problems);
  problems.throwAny();
  const judged = await sendAll(session, prepared, params);
  judged.sort((one, other) => one.verdict.index - other.verdict.index);
  if (results === "verdicts") return judged.map(({ verdict }) => verdict);
  return toRecords(judged, onError, actions.every(isRead));
}

const sendAll = async (
  session: Session,
  batches: readonly (readonly PreparedEntry[])[],
  params: BatchParams,
): Promise<Judged[]> => {
  const judged: Judged[] = [];
  for (const [at, batch] of batches.entries()) {
    const isLate = at > 0 && timeIsShort(session);
    const answered = isLate
      ? leftOut(batch, NO_TIME, outOfTime())
      : await sendOne(session, batch, params, at === 0);
    judged.push(...answered);
    const late = answered.find(({ cause }) => endedByTime(cause));
    const isOver = late !== undefined || answered.some(({ brokeOff }) => brokeOff);
    if (!isOver) continue;
    const unclear = `Not sent, because batch ${at + 1} of ${batches.length} before it came to no clear end.`;
    judged.push(...leftOut(batches.slice(at + 1).flat(), late ? NO_TIME : unclear, late?.cause));
    break;
  }
  return judged;
};

const NO_TIME = "Not sent, because no time was left for it in this run.";

const leftOut = (
  entries: readonly PreparedEntry[],
  why: string,
  cause: DataverseError | undefined,
): Judged[] =>
  entries
    .flatMap(actionsOf)
    .map(({ action }) => ({ verdict: withoutAnswer(action, "notDone", why), cause }));

const outOfTime = (): DataverseError =>
  new DataverseError({
    operation: OPERATION,
    outcome: "notDone",
    detail: "no time was left in this run for all of its requests",
    failure: { kind: "outOfTime", timedOut: false },
  });

/** The answer to one batch, with the records that are read behind it. */
const sendOne = async (
  session: Session,
  batch: readonly PreparedEntry[],
  params: BatchParams,
  first: boolean,
): Promise<readonly Judged[]> => {
  let judged = await answerTo(session, batch, params, first);
  for (let tries = 0; tries < defaults.maxTransientRetries; tries += 1) {
    const open = toSendAgain(batch, judged, params.onError === "continue");
    if (open.length === 0 || timeIsShort(session)) break;
    const ms = waitFor("deadlock", undefined, tries);
    session.logger.warn(
      `The database undid a part of the batch, for others were at the same rows; sending it again in ${(ms / 1000).toFixed(1)} s (retry ${tries + 1})`,
    );
    await runtime.sleep(ms);
    const renewed = await answerTo(session, open, params, false);
    const byIndex = new Map(renewed.map((each) => [each.verdict.index, each]));
    judged = judged.map((each) => byIndex.get(each.verdict.index) ?? each);
  }
  return withRecords(session, batch, judged, params);
};

/** The answer to one batch, or what is known without one. */
const answerTo = async (
  session: Session,
  batch: readonly PreparedEntry[],
  params: BatchParams,
  first: boolean,
): Promise<readonly Judged[]> => {
  try {
    return await sendBatch(session, batch, params);
  } catch (error) {
    const cause = failureOf(error);
    // Refused as a whole before anything was done: the error says all there is to say.
    if (!cause || (first && cause.outcome === "notDone")) throw error;
    const { outcome: status } = cause;
    if (status === "notDone" && endedByTime(cause)) return leftOut(batch, NO_TIME, cause);
    return batch.flatMap(actionsOf).map(({ action }) => {
      const verdict =
        status === "unknown"
          ? withoutAnswer(action, status, `${cause.detail}. ${adviceFor(action)}.`)
          : { index: action.index, status, error: errorFacts(cause) };
      return { verdict, cause, brokeOff: true };
    });
  }
};

/** A connection that is refused between two batches has carried nothing out either. */
const failureOf = (error: unknown): DataverseError | undefined => {
  if (error instanceof DataverseError) return error;
  if (!isConnectionError(error)) return undefined;
  return new DataverseError({
    operation: OPERATION,
    outcome: "notDone",
    detail: error.message,
  });
};

const actionsOf = ({ actions }: PreparedEntry) => actions;
