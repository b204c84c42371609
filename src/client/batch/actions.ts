import type { ErrorFacts } from "../errors/errorFacts";
import type { Impersonation, ValueOptions } from "../types";
import type { BypassLogic } from "../types/params";

export const BATCH_VERBS = [
  "create",
  "update",
  "upsert",
  "delete",
  "get",
  "associate",
  "disassociate",
  "action",
  "function",
] as const;

export type BatchVerb = (typeof BATCH_VERBS)[number];

/** One action of a batch, checked as far as that takes no knowledge of other actions. */
export interface BatchAction {
  /** Position in the input. */
  readonly index: number;
  readonly action: BatchVerb;
  readonly collection: string | undefined;
  readonly key: string | undefined;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly returnRepresentation: boolean;
  readonly contentId: string | undefined;
  /** Change set it belongs to, beside the one of all ungrouped writes. */
  readonly group: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly navigation: string | undefined;
  readonly target: string | undefined;
  readonly name: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type OnError = "rollback" | "continue";

export interface BatchParams extends Impersonation, ValueOptions {
  /** As people write them; see `docs/batch.md`. */
  readonly actions: readonly unknown[];
  /** Default `rollback`. */
  readonly onError?: OnError | undefined;
  /** Default `records`. */
  readonly results?: "records" | "verdicts" | undefined;
  readonly bypassCustomLogic?: BypassLogic | undefined;
}

/** Why an action was not carried out, or what is not known of it. */
export type BatchItemError = ErrorFacts;

/**
 * `done`: carried out. `failed`: refused, or in a change set whose refusal does not say which action it
 * is about. `notDone`: undone or never reached because of another one. `unknown`: nobody can tell.
 */
export interface BatchVerdict {
  readonly index: number;
  readonly status: "done" | "failed" | "notDone" | "unknown";
  /** Id of the record, if the answer or the key holds it. */
  readonly id?: string | undefined;
  readonly record?: unknown;
  readonly error?: BatchItemError | undefined;
}

export function isRead({ action }: Pick<BatchAction, "action">): boolean {
  return action === "get" || action === "function";
}
