import type { EntryAnswer, PartAnswer } from "./types";

/** The answers of an entry, whatever it was. */
export const toAnswers = (entry: EntryAnswer): readonly PartAnswer[] =>
  entry.kind === "single" ? [entry.answer] : entry.answers;

/** What is carried out is answered with a 2xx, and with nothing else. */
export const isSuccess = ({ status }: Pick<PartAnswer, "status">): boolean =>
  status >= 200 && status < 300;
