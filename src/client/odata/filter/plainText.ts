import { InputError } from "../../errors/InputError";
import { tokensOf } from "./tokens";

const ODD_BLANK = /[^\S \n\r\t]|[\u200B-\u200D\u2060\uFEFF]/;
const INVISIBLE = /^[\u200B-\u200D\u2060\uFEFF]$/;

/** Blanks that web pages and office programs have, and characters without a width, are plain outside of texts. */
export function withPlainBlanks(filter: string): string {
  return ODD_BLANK.test(filter)
    ? tokensOf(filter)
        .map(({ kind, text }) => {
          if (kind === "symbol" && INVISIBLE.test(text)) return "";
          return kind === "space" ? text.replaceAll(/[^\S \n\r\t]/g, " ") : text;
        })
        .join("")
    : filter;
}

/**
 * A filter is put in brackets where there is another condition beside it: a bracket that closes more than
 * the filter has opened would end those, and change what is meant.
 *
 * @throws InputError for such a bracket
 */
export function requireBalance(filter: string, input: string): void {
  let depth = 0;
  for (const { kind, text, at } of tokensOf(filter)) {
    if (kind !== "symbol") continue;
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth < 0) {
      const before = filter.slice(Math.max(0, at - 60), at + 1);
      throw new InputError(
        `${input} has a bracket ) that nothing opens, behind ${JSON.stringify(before)}: take it out, or open it before.`,
      );
    }
  }
}
