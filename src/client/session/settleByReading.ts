import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { leftMs } from "../http/inTime";
import { runtime } from "../runtime";
import type { Session } from "./session";

/** What is waited for before each look: what was lost on the way may still be carried out. */
const WAITS_MS = [0, 5_000, 15_000];

/** What an action has left behind, or why that does not say what became of it. */
export type Finding<T> = { readonly value: T } | { readonly unclear: string };

export interface Look<T> {
  /** Reads what the action leaves behind; undefined while nothing of it is there. */
  readonly find: () => Promise<Finding<T> | undefined>;
  /** What was found, for the log: `the lead is qualified`. */
  readonly found: string;
  /** What to tell where nothing was found: what was looked at, and what to do. */
  readonly missing: string;
}

/**
 * Settles an action whose answer was lost, by reading what it leaves behind. It is never sent again.
 *
 * @throws the error as it is, for an action that was not carried out
 * @throws the error with what was looked at, where that settles nothing
 */
export async function settleByReading<T>(
  session: Session,
  error: unknown,
  { find, found, missing }: Look<T>,
): Promise<T> {
  if (!(error instanceof DataverseError) || error.outcome === "notDone") throw error;
  let isRead = false;
  for (const waitMs of WAITS_MS) {
    if (waitMs + defaults.leastRequestMs > leftMs(session.endsMs)) break;
    if (waitMs > 0) await runtime.sleep(waitMs);
    const finding = await find().catch((cause: unknown) => {
      throw unsettled(error, `What became of it could not be read: ${whyOf(cause)}`);
    });
    isRead = true;
    if (finding === undefined) continue;
    if ("unclear" in finding) throw unsettled(error, finding.unclear);
    session.logger.warn(`${error.operation}: the answer was lost, but ${found}.`);
    return finding.value;
  }
  throw isRead ? unsettled(error, missing) : error;
}

const unsettled = (error: DataverseError, why: string): DataverseError => {
  const carriedOut = error.outcome === "done" ? error.hint : undefined;
  return error.withHint([carriedOut, why].filter((part) => part !== undefined).join(". "));
};

const whyOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
