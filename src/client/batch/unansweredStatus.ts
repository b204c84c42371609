import { isRefusal } from "../multipart/matchAnswers";
import type { BatchAnswers } from "../multipart/readBatchAnswers";
import type { BatchVerdict } from "./actions";

export interface BatchAnswer extends BatchAnswers {
  /** Status of the whole. */
  readonly status: number;
  /** Whether the batch was to go on after an error. */
  readonly continues: boolean;
}

/**
 * What an entry is that the answer does not speak of, by its index. Dataverse runs entries one after
 * another; unless told to continue it stops at the first that fails, and answers with the status of that
 * one. So a 2xx that broke off says that all of it was carried out, and nothing behind a refusal was ever
 * begun (Microsoft: "Execute batch operations using the Web API"). An answer that came whole and leaves an
 * entry out, or speaks of one that was not sent, keeps to no such rule: nobody can tell.
 */
export function unansweredStatus({
  status,
  answers,
  strays,
  complete,
  continues,
}: BatchAnswer): (at: number) => BatchVerdict["status"] {
  if (continues || strays) return () => "unknown";
  const refused = answers.findIndex((answer) => answer && isRefusal(answer));
  if (refused >= 0) {
    const isLast = answers.slice(refused + 1).every((answer) => answer === undefined);
    return (at) => (isLast && at > refused ? "notDone" : "unknown");
  }
  if (complete) return () => "unknown";
  if (status < 300) return () => "done";
  // Only one is left that may be the one that failed.
  const missing = answers.filter((answer) => answer === undefined).length;
  return () => (missing === 1 ? "failed" : "unknown");
}
