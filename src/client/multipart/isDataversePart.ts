import { isWebApiError } from "../answers/errorAnswer";
import { isDataverseAnswer } from "../answers/isDataverseAnswer";
import type { BatchPart, PartAnswer } from "./types";

/** Refusals that say the same whoever gives them (RFC 9110, 15.5; RFC 6585). */
const SAID_BY_ANYONE = new Set([411, 413, 414, 429, 431]);

/**
 * Whether the answer to a part is Dataverse's, by the rule for whole requests. The batch around it is, so
 * that a refusal in the words of the Web API needs no header besides.
 */
export function isDataversePart(
  {
    method,
    path,
    headers = {},
    expects,
  }: Pick<BatchPart, "method" | "path" | "headers" | "expects">,
  answer: PartAnswer,
): boolean {
  const { status, body } = answer;
  if (status >= 400 && (SAID_BY_ANYONE.has(status) || isWebApiError(body))) return true;
  return isDataverseAnswer({ method, url: path, headers, expects }, answer);
}
