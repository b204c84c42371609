import { DataverseError } from "../errors/DataverseError";
import type { BatchVerdict, OnError } from "./actions";
import type { Judged } from "./verdicts";
import { HOW_TO_GO_ON, READ_AGAIN } from "./withoutAnswer";
import { listed } from "./words";

/**
 * One object for each action: its record, its id, or `{ error }` where the others went on without it.
 *
 * @param isReadOnly whether no action writes, so that all of them may be repeated
 * @throws DataverseError where the batch was to stand or fall as one, and where it came to no clear end:
 * whoever takes records alone would never learn of it
 */
export function toRecords(
  judged: readonly Judged[],
  onError: OnError,
  isReadOnly = false,
): unknown[] {
  const bad = judged.some(({ verdict }) => !isWritten(verdict));
  const brokeOff = judged.some((each) => each.brokeOff);
  if (brokeOff || (bad && onError === "rollback")) throw failure(judged, isReadOnly);
  return judged.map(({ verdict }) => recordOf(verdict));
}

/** What was carried out stays so where only its record could not be read. */
const isWritten = ({ status, record, error }: BatchVerdict): boolean =>
  status === "done" && (!error || record === null);

const recordOf = (verdict: BatchVerdict): unknown => {
  const { status, record, id, error } = verdict;
  if (error && isWritten(verdict)) {
    return { ...(id ? { id } : {}), record: null, error: { outcome: status, ...error } };
  }
  if (error) return { error: { outcome: status, ...error } };
  return record ?? (id === undefined ? {} : { id });
};

/** What broke the batch off or stopped it, and what became of all actions, in one sentence. */
const failure = (judged: readonly Judged[], isReadOnly: boolean): DataverseError => {
  const { facts } = (judged.find((each) => each.brokeOff) ?? judged.find((each) => each.cause))
    ?.cause ?? { facts: undefined };
  const outcome = outcomeOf(judged);
  const howToGoOn = isReadOnly ? `Nothing is written by it: ${READ_AGAIN}` : HOW_TO_GO_ON;
  const advice = {
    done: isReadOnly
      ? `All of it was read, only answers are lost: ${READ_AGAIN}`
      : "All of it was carried out, only answers are lost: do not repeat it",
    unknown: isUnclear(judged) ? howToGoOn : undefined,
    notDone: undefined,
  }[outcome];
  const hint = facts?.outcome === "notDone" ? facts.hint : undefined;
  return new DataverseError({
    operation: "Running the batch",
    detail: "the answer broke off before its end, or cannot be read",
    ...facts,
    outcome,
    hint: [hint, summary(judged.map(({ verdict }) => verdict)), advice].filter(Boolean).join(". "),
  });
};

const isUnclear = (judged: readonly Judged[]): boolean =>
  judged.some(({ verdict }) => verdict.status === "unknown");

/** Half done is no better to a caller than unknown: a repeat of all of it would do that half twice. */
const outcomeOf = (judged: readonly Judged[]): "done" | "unknown" | "notDone" => {
  const isDone = ({ verdict }: Judged) => verdict.status === "done";
  if (judged.every(isDone)) return "done";
  return isUnclear(judged) || judged.some(isDone) ? "unknown" : "notDone";
};

const summary = (verdicts: readonly BatchVerdict[]): string => {
  const of = (status: BatchVerdict["status"]) =>
    verdicts.filter((verdict) => verdict.status === status).map(({ index }) => index);
  const [done, unknown] = [of("done"), of("unknown")];
  if (done.length === 0 && unknown.length === 0) return "Nothing was written";
  const counted = [
    ["carried out", done],
    ["unknown", unknown],
    ["failed", of("failed")],
    ["not carried out", of("notDone")],
  ] as const;
  const total = verdicts.length === 1 ? "1 action" : `${verdicts.length} actions`;
  return `Of ${total}: ${counted
    .filter(([, indexes]) => indexes.length > 0)
    .map(([words, indexes]) => `${indexes.length} ${words} (${listed(indexes)})`)
    .join(", ")}`;
};
