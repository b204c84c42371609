import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { impersonationHeaders } from "../records/headers";
import type { Session } from "../records/session";
import type { BatchParams, BatchVerdict } from "./actions";
import { planEntries, splitEntries } from "./plan";
import { prepare } from "./prepare";
import { Problems } from "./problems";
import { readActions } from "./readActions";
import { recordsOf } from "./recordsOf";
import { type PreparedEntry, sendBatch } from "./sendBatch";
import { setsOf } from "./sets";
import { factsOf, type Judged } from "./verdicts";

/**
 * Runs actions in as few requests as there can be, and answers in the order of the input. Nothing that
 * may have been carried out is sent twice, and nothing is sent behind a batch whose answer is lost.
 *
 * @throws InputError that lists everything wrong with the input, before anything is sent
 */
export const runBatch = async (session: Session, params: BatchParams): Promise<unknown[]> => {
  const { onError = "rollback", results = "records" } = params;
  if (params.actions.length === 0) throw new InputError("Batch Actions holds no action.");
  impersonationHeaders(params);
  const problems = new Problems();
  const actions = readActions(params.actions, problems);
  problems.throwAny();
  const batches = splitEntries(planEntries(actions, onError), onError);
  const sets = await setsOf(session, actions, params, problems);
  const prepared = batches.map((batch) => prepare(session, batch, sets, params, problems));
  problems.throwAny();
  const judged = await sendAll(session, prepared, params);
  judged.sort((one, other) => one.verdict.index - other.verdict.index);
  return results === "verdicts" ? judged.map(({ verdict }) => verdict) : recordsOf(judged, onError);
};

const sendAll = async (
  session: Session,
  batches: readonly (readonly PreparedEntry[])[],
  params: BatchParams,
): Promise<Judged[]> => {
  const judged: Judged[] = [];
  for (const [at, batch] of batches.entries()) {
    try {
      judged.push(...(await sendBatch(session, batch, params)));
    } catch (error) {
      if (!(error instanceof DataverseError)) throw error;
      // Refused as a whole before anything was done: the error says all there is to say.
      if (at === 0 && error.outcome === "notDone") throw error;
      const status = error.outcome;
      judged.push(...without(batch, status, error));
      judged.push(...batches.slice(at + 1).flatMap((rest) => without(rest, "notDone", error)));
      break;
    }
  }
  return judged;
};

const without = (
  batch: readonly PreparedEntry[],
  status: BatchVerdict["status"],
  cause: DataverseError,
): Judged[] =>
  batch
    .flatMap(({ planned }) => planned.actions)
    .map(({ index }) => ({ verdict: { index, status, error: factsOf(cause) }, cause }));
