import { toAnswers } from "./toAnswers";
import type { BatchEntry, EntryAnswer } from "./types";

/** What arrived of the answer to a batch. */
export interface Arrived {
  readonly entries: readonly EntryAnswer[];
  /** False when the body broke off before its closing boundary. */
  readonly complete: boolean;
}

export interface Matched {
  /** One for each entry that was sent; undefined where none is known to be its own. */
  readonly answers: readonly (EntryAnswer | undefined)[];
  /** Whether answers came that are nobody's. */
  readonly strays: boolean;
}

/**
 * The answer to each entry, as far as it is known to be one. Each part was sent with a Content-ID, which
 * Dataverse repeats: that alone says what an answer is about. An answer without one (a change set that
 * failed, a part that something on the way answered) counts by its place, and only where the answers
 * around it, and their number, leave no other entry for it. Of entries with two answers neither is
 * believed.
 *
 * @param continues whether the batch was to go on after an error; otherwise it ends with the first
 */
export function matchAnswers(
  sent: readonly BatchEntry[],
  { entries: answers, complete }: Arrived,
  continues: boolean,
): Matched {
  const claims = claimsOf(sent, answers);
  const behind = distanceBehind(sent, answers, complete && !(stopped(answers) && !continues));
  const found = new Map<number, EntryAnswer>();
  const twice = new Set<number>();
  const put = (at: number, answer: EntryAnswer) => {
    if (found.has(at)) twice.add(at);
    found.set(at, answer);
  };
  const after = distancesAfter(claims, behind);
  let before = 0;
  answers.forEach((answer, at) => {
    const claim = claims[at];
    if (typeof claim === "number") {
      before = claim - at;
      put(claim, answer);
      return;
    }
    const entry = sent[at + before];
    const isCertain = after[at] === undefined || after[at] === before;
    if (claim === undefined && entry && isCertain && mayStandFor(entry, answer)) {
      put(at + before, answer);
    }
  });
  const known = sent.map((_, at) => (twice.has(at) ? undefined : found.get(at)));
  return { answers: known, strays: known.filter(Boolean).length < answers.length };
}

/** The index of an entry; `nobody` = of none that was sent; undefined where the answer does not say. */
type Claim = number | "nobody" | undefined;

const claimsOf = (
  sent: readonly BatchEntry[],
  answers: readonly EntryAnswer[],
): readonly Claim[] => {
  const owners = new Map<string, number>();
  sent.forEach((entry, at) => {
    for (const { contentId } of partsOf(entry)) {
      if (contentId !== undefined) owners.set(contentId, at);
    }
  });
  return answers.map((answer) => {
    const named = toAnswers(answer).flatMap(({ contentId }) => contentId ?? []);
    const [first] = named;
    if (first === undefined) return undefined;
    const owner = owners.get(first);
    const entry = owner === undefined ? undefined : sent[owner];
    if (owner === undefined || !entry || !fits(entry, answer)) return "nobody";
    return named.every((contentId) => owners.get(contentId) === owner) ? owner : "nobody";
  });
};

/** A change set is answered by its parts, or by the refusal of one of them. */
const fits = (entry: BatchEntry, answer: EntryAnswer): boolean =>
  entry.kind === "changeSet" || answer.kind === "single";

/** A single answer that names no part speaks for a change set only where it refuses all of it. */
const mayStandFor = (entry: BatchEntry, answer: EntryAnswer): boolean =>
  entry.kind === answer.kind || (entry.kind === "changeSet" && isRefusal(answer));

export function isRefusal(answer: EntryAnswer): boolean {
  return toAnswers(answer).some(({ status }) => status >= 400);
}

/** A batch that does not go on after an error may have fewer answers than entries. */
const stopped = (answers: readonly EntryAnswer[]): boolean => {
  const last = answers.at(-1);
  return last !== undefined && isRefusal(last);
};

/** How far entries are ahead of answers at the end; undefined where some answers may not have come. */
const distanceBehind = (
  sent: readonly BatchEntry[],
  answers: readonly EntryAnswer[],
  all: boolean,
): number | undefined =>
  all || answers.length > sent.length ? sent.length - answers.length : undefined;

/** For each answer, how far entries are ahead at the next one that names its entry. */
const distancesAfter = (
  claims: readonly Claim[],
  behind: number | undefined,
): readonly (number | undefined)[] => {
  const after: (number | undefined)[] = new Array(claims.length);
  let next = behind;
  for (let at = claims.length - 1; at >= 0; at -= 1) {
    after[at] = next;
    const claim = claims[at];
    if (typeof claim === "number") next = claim - at;
  }
  return after;
};

const partsOf = (entry: BatchEntry) => (entry.kind === "single" ? [entry.part] : entry.parts);
