import type { BatchVerdict } from "./actions";
import { answersOf } from "./answersOf";
import type { EntryAnswer } from "./types";

export interface BatchAnswer {
  /** Status of the whole. */
  readonly status: number;
  readonly entries: readonly EntryAnswer[];
  /** Entries that were sent. */
  readonly sent: number;
  /** Whether the batch was to go on after an error. */
  readonly continues: boolean;
}

/**
 * What the entries are that the answer does not speak of. Dataverse runs them one after another; unless told
 * to continue it stops at the first that fails, and answers with the status of that one. So a 2xx says
 * that all of it was carried out, even where the rest of the answer is lost, and nothing behind a
 * refusal was ever begun (Microsoft: "Execute batch operations using the Web API").
 */
export const fateOfMissing = ({
  status,
  entries,
  sent,
  continues,
}: BatchAnswer): BatchVerdict["status"] => {
  if (continues) return "unknown";
  if (entries.some(isRefused)) return "notDone";
  if (status < 300) return "done";
  // Only one is left that may be the one that failed.
  return sent - entries.length === 1 ? "failed" : "unknown";
};

const isRefused = (entry: EntryAnswer): boolean =>
  answersOf(entry).some(({ status }) => status >= 400);
