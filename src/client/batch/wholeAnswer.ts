import { errorAnswer } from "../errors/answer";
import type { Verdict } from "../http/retryDecision";
import type { HttpResponse } from "../http/types";

export const isMultipart = ({ headers }: Pick<HttpResponse, "headers">): boolean =>
  /multipart/i.test(headers["content-type"] ?? "");

/**
 * What the retry table says of an answer to `$batch` where that differs from other writes: a multipart
 * answer speaks of single requests, whatever its own status; a 503 in Dataverse's own words is a refusal
 * of the whole, of which nothing was carried out.
 */
export const batchVerdict = (response: HttpResponse): Verdict | undefined => {
  if (isMultipart(response)) return { act: "stands" };
  const { code } = errorAnswer(response.body, response.headers["content-type"]);
  if (response.status !== 503 || code === "") return undefined;
  return { act: "again", doubt: false, throttled: false };
};
