import { InputError } from "../errors/InputError";
import type { SearchParams } from "./types";

const MOST_CHARACTERS = 100;

/** https://learn.microsoft.com/power-apps/developer/data-platform/search/query#simple-search-syntax */
const OPERATORS = /[+\-&|!(){}[\]^"~*?:\\/]/g;

/** What is sent for a text: its syntax, and the text in it. */
export interface SearchText {
  readonly syntax: "simple" | "lucene";
  readonly text: string;
}

/**
 * The text to send. In the simple syntax every operator is escaped, so that it is found as it is written.
 * `fuzzy` goes by the Lucene syntax, which alone has a mark for it. Pure.
 *
 * @throws InputError for a text that is longer than Dataverse takes, or has nothing to search for
 */
export function searchText({ text, syntax = "simple", fuzzy = false }: SearchParams): SearchText {
  if (text.trim() === "") throw new InputError("Text is empty; expected what to search for.");
  if (fuzzy && syntax === "lucene") {
    throw new InputError(
      "Fuzzy is for Syntax simple: in Lucene syntax, write ~ behind each word that may be misspelt, e.g. Uniersty~.",
    );
  }
  const sent = fuzzy ? fuzzyText(text) : syntax === "simple" ? escapeOperators(text) : text;
  if (sent.length > MOST_CHARACTERS) throw new InputError(tooLong(text, sent));
  return { syntax: fuzzy ? "lucene" : syntax, text: sent };
}

export function escapeOperators(text: string): string {
  return text.replace(OPERATORS, "\\$&");
}

const tooLong = (text: string, sent: string): string => {
  const marks = text === sent ? "" : `, ${sent.length} with the marks that its operators take`;
  return `Text has ${text.length} characters${marks}; search takes ${MOST_CHARACTERS} at most.`;
};

/** A fuzzy word is compared whole, so that it has to be one word of the index. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}\p{M}_]+)*/gu;

const fuzzyText = (text: string): string => {
  const words = text.match(WORD);
  if (words) return words.map(fuzzyWord).join(" ");
  throw new InputError("Text has no letter and no digit; Fuzzy expects a word to search for.");
};

/** Lower case keeps `AND`, `OR` and `NOT` from being operators. Short words match anything within two edits. */
const fuzzyWord = (word: string): string => {
  const small = word.toLowerCase();
  if (small.length < 3) return small;
  return small.length < 6 ? `${small}~1` : `${small}~`;
};
