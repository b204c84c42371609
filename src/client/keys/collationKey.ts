import { trimEndCharacters } from "../text/trimCharacters";

const ASCII = /^[\0-\x7e]*$/;

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Letters that no decomposition takes apart, and that a comparison without accents does. */
const LETTERS = Object.entries({
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ı: "i",
});

/**
 * A text such that two which Dataverse takes for equal are equal: it compares without regard to letter
 * case, accents and trailing blanks. Where it sees a difference that is not seen here, nothing is lost
 * but that two rows travel one after the other.
 */
export function collationKey(text: string): string {
  return trimEndCharacters(folded(text), " ");
}

const folded = (text: string): string => {
  if (isAscii(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return LETTERS.reduce((rest, [letter, plain]) => rest.replaceAll(letter, plain), bare);
};
