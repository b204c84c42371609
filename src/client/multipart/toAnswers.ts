import type { EntryAnswer, PartAnswer } from "./types";

/** The answers of an entry, whatever it was. */
export function toAnswers(entry: EntryAnswer): readonly PartAnswer[] {
  return entry.kind === "single" ? [entry.answer] : entry.answers;
}

/** What is carried out is answered with a 2xx, and with nothing else. */
export function isSuccess({ status }: Pick<PartAnswer, "status">): boolean {
  return status >= 200 && status < 300;
}
