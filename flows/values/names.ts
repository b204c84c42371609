const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The name that references and code steps call a step by: its words joined, each but the first with a
 * capital. Letters inside a word are small: *Create AcmeERP Payload* is `createAcmeerpPayload`.
 */
export function referenceName(stepName: string): string {
  const words = stepName.match(WORD) ?? [];
  return words.map((word, index) => (index === 0 ? word.toLowerCase() : capital(word))).join("");
}

/** The same for every way to write a step's name, so that a reference finds it by any. */
export function looseName(name: string): string {
  return (name.match(WORD) ?? []).join("").toLowerCase();
}

const capital = (word: string): string => {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("").toLowerCase();
};
