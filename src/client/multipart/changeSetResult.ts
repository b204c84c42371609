import { findAnswer } from "./findAnswer";
import { isDataversePart } from "./isDataversePart";
import { isSuccess, toAnswers } from "./toAnswers";
import type { BatchPart, EntryAnswer, PartAnswer } from "./types";

export type ChangeSetResult =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly answer: PartAnswer }
  /** Not every part is known to be done, and Dataverse refused none. */
  | { readonly kind: "unknown" };

/** What became of a change set. It is done only where Dataverse says so of each of its parts. */
export function changeSetResult(
  parts: readonly BatchPart[],
  answer: EntryAnswer | undefined,
): ChangeSetResult {
  const answers = answer ? toAnswers(answer) : [];
  const [first] = parts;
  const refused = answers.find(
    (each) => each.status >= 400 && first !== undefined && isDataversePart(first, each),
  );
  if (refused) return { kind: "refused", answer: refused };
  const answerTo = findAnswer(answers, parts.length);
  const isDone = parts.every((part, at) => {
    const own = answerTo(part, at);
    return own !== undefined && isSuccess(own) && isDataversePart(part, own);
  });
  return { kind: isDone ? "done" : "unknown" };
}
