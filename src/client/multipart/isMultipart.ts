import type { Verdict } from "../http/retryDecision";
import type { HttpResponse } from "../http/types";

export const isMultipart = ({ headers }: Pick<HttpResponse, "headers">): boolean =>
  /multipart/i.test(headers["content-type"] ?? "");

/**
 * What the retry table says of an answer to `$batch` where that differs from other writes: a multipart
 * answer speaks of single requests, and is final whatever its own status.
 */
export const batchVerdict = (response: HttpResponse): Verdict | undefined =>
  isMultipart(response) ? { act: "stands" } : undefined;
