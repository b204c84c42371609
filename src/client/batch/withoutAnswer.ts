import { UNKNOWN } from "../answers/errorFromResponse";
import { type BatchAction, type BatchVerdict, isRead } from "./actions";

/** How to go on after an answer was lost, for all of a batch. */
export const HOW_TO_GO_ON =
  "Look up what is unknown before repeating it (an upsert with a key of your own is safe to repeat, a create is not); Results = verdicts returns a result for every action";

/** What may be said of every action that only reads. */
export const READ_AGAIN = "reading it again does no harm";

/** The result of an action that has no answer. */
export function withoutAnswer(
  action: BatchAction,
  status: BatchVerdict["status"],
  why?: string,
): BatchVerdict {
  return {
    index: action.index,
    status,
    error: { message: why ?? MESSAGES[status](action) },
  };
}

const MESSAGES: Readonly<Record<BatchVerdict["status"], (action: BatchAction) => string>> = {
  done: (action) =>
    isRead(action)
      ? `Read, only the answer is lost: ${READ_AGAIN}.`
      : "Carried out, only the answer is lost: do not repeat it.",
  failed: () => "Refused; the reason is lost with the rest of the answer.",
  notDone: () => "Not carried out, because another action of the batch failed.",
  unknown: (action) => `${adviceFor(action)}.`,
};

/** Whether, and how, an action whose fate is unknown may be repeated (`docs/reliability.md`). */
export function adviceFor(item: BatchAction): string {
  if (isRead(item)) return `Not known whether this was read: ${READ_AGAIN}`;
  const conditional = Object.entries(item.headers).some(
    ([name, value]) => /^if-(none-)?match$/i.test(name) && !/^(\*|null)$/.test(value.trim()),
  );
  const createOnly = Object.entries(item.headers).some(
    ([name, value]) => /^if-none-match$/i.test(name) && value.trim() === "*",
  );
  if (/^(update|upsert|delete)$/.test(item.action) && !conditional && !createOnly) {
    return "It is not known whether this was carried out: repeating it as it is does no harm";
  }
  return item.action === "create"
    ? `${UNKNOWN}. An upsert with a key of your own could be repeated safely`
    : UNKNOWN;
}
