import { DataverseError } from "../errors/DataverseError";
import { UNKNOWN } from "../errors/fromResponse";
import type { BatchVerdict, OnError } from "./actions";
import { type Judged, listed } from "./verdicts";

/**
 * One object for each action: its record, its id, or `{ error }` where the others went on without it.
 *
 * @throws DataverseError where the batch was to stand or fall as one, or all of it is unknown
 */
export const recordsOf = (judged: readonly Judged[], onError: OnError): unknown[] => {
  const verdicts = judged.map(({ verdict }) => verdict);
  const settled = verdicts.some(({ status }) => status === "done" || status === "failed");
  const bad = verdicts.some(({ status, error }) => status !== "done" || error);
  if (bad && (onError === "rollback" || !settled)) throw failure(judged);
  return verdicts.map(recordOf);
};

const recordOf = ({ status, record, id, error }: BatchVerdict): unknown => {
  if (status === "done" && !error) return record ?? (id === undefined ? {} : { id });
  const message =
    status === "notDone"
      ? "Not carried out, because another action of the batch failed."
      : `${UNKNOWN}.`;
  return { error: { outcome: status, ...(error ?? { message }) } };
};

/** The refusal that stopped the batch, and what became of all the others. */
const failure = (judged: readonly Judged[]): DataverseError => {
  const cause = judged.find(
    ({ verdict, cause: each }) => each && verdict.status === "failed",
  )?.cause;
  const any = cause ?? judged.find((each) => each.cause)?.cause;
  const counts = summary(judged.map(({ verdict }) => verdict));
  const unknown = judged.some(({ verdict }) => verdict.status === "unknown");
  return new DataverseError({
    operation: "Running the batch",
    detail: "the answer broke off before its end",
    ...any?.facts,
    outcome: unknown
      ? "unknown"
      : judged.every(isDone)
        ? "done"
        : judged.some(isDone)
          ? "unknown"
          : "notDone",
    hint: [any?.hint, counts].filter(Boolean).join(". "),
  });
};

const isDone = ({ verdict }: Judged): boolean => verdict.status === "done";

const summary = (verdicts: readonly BatchVerdict[]): string => {
  const of = (status: BatchVerdict["status"]) =>
    verdicts.filter((verdict) => verdict.status === status).map(({ index }) => index);
  const done = of("done");
  const unknown = of("unknown");
  if (done.length === 0 && unknown.length === 0) return "Nothing was written";
  const counted = [
    ["carried out", done],
    ["not carried out", [...of("failed"), ...of("notDone")]],
    ["unknown", unknown],
  ] as const;
  return `Of ${verdicts.length} actions: ${counted
    .filter(([, indexes]) => indexes.length > 0)
    .map(([words, indexes]) => `${indexes.length} ${words} (${listed(indexes)})`)
    .join(", ")}`;
};
