import type { EntryAnswer, PartAnswer } from "./types";

/** The answers of an entry, whatever it was. */
export const answersOf = (entry: EntryAnswer): readonly PartAnswer[] =>
  entry.kind === "single" ? [entry.answer] : entry.answers;
