import type { BatchPart, PartAnswer } from "./types";

/**
 * The answer to a part of a change set by its Content-ID, in any place; by its place only where none
 * has one, and there are as many as parts, or it would be the answer to another part. Of two neither is
 * believed.
 */
export function findAnswer(answers: readonly PartAnswer[], sent: number) {
  const byContentId = new Map<string, PartAnswer | undefined>();
  for (const answer of answers) {
    const { contentId } = answer;
    if (contentId === undefined) continue;
    byContentId.set(contentId, byContentId.has(contentId) ? undefined : answer);
  }
  const byPlace = byContentId.size === 0 && answers.length === sent;
  return ({ contentId }: Pick<BatchPart, "contentId">, at: number): PartAnswer | undefined =>
    byPlace || contentId === undefined ? answers[at] : byContentId.get(contentId);
}
