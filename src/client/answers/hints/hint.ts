import type { Refusal } from "./refusal";

/** One sentence on what to do about a refusal; undefined where another hint may know. */
export type Hint = (refusal: Refusal) => string | undefined;

/** A hint for one code, in hex of any letter case. */
export function byCode(code: string, hint: string): Hint {
  return (refusal) => (refusal.code.toLowerCase() === code ? hint : undefined);
}

/** A hint for a code that has several meanings, which only the text distinguishes. */
export function byCodeAndText(code: string, text: RegExp, hint: string): Hint {
  return (refusal) =>
    refusal.code.toLowerCase() === code && text.test(refusal.message) ? hint : undefined;
}

/** A hint for words of a status, whatever the code. */
export function byText(status: number, text: RegExp, hint: string): Hint {
  return (refusal) => (refusal.status === status && text.test(refusal.message) ? hint : undefined);
}
