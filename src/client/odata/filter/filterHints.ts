import { missingFunction, unknownFunction } from "./missingFunction";
import { nodeHint } from "./nodeHints";
import { syntaxHint } from "./syntaxHints";
import { solidTokens } from "./tokens";
import { typeHint } from "./typeHints";

/**
 * What to write instead, for a filter that Dataverse refused: one sentence with the right form of the
 * very expression. What the words of the refusal do not bear out is not guessed at.
 *
 * @param message the refusal, in Dataverse's own words
 */
export function filterHint(filter: string, message: string): string | undefined {
  const tokens = solidTokens(filter);
  return (
    missingFunction(tokens, message) ??
    nodeHint(tokens, message) ??
    typeHint(tokens, message) ??
    syntaxHint(filter, tokens) ??
    (/syntax error/i.test(message) ? unknownFunction(tokens) : undefined)
  );
}
