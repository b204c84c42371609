/** A word of a text, and its place. */
export interface Word {
  /** In lower case, as it is compared. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern = /[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}\p{M}_]+)*/gu;

/** The words of a text: letters and digits, with apostrophes and dots between them. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
