import { defaults } from "../defaults";
import { runtime } from "../runtime";
import type { HttpRequest, HttpResponse } from "../types/http";

/**
 * Bytes that an answer may have when it is unpacked: a megabyte of gzip can hold gigabytes. A refusal is
 * short; a success may have what memory has room for, of which its records take as much again.
 */
export const mostBytes = (
  { maxBytes }: Pick<HttpRequest, "maxBytes">,
  status: number,
  headers: HttpResponse["headers"],
): number => {
  const isBatch = /multipart/i.test(headers["content-type"] ?? "");
  if (status >= 300 && !isBatch) return defaults.maxRefusalBytes;
  if (maxBytes !== undefined) return maxBytes;
  const room = runtime.heapLeft(defaults.heapShare) / 2;
  return Math.min(defaults.maxAnswerBytes, Math.max(defaults.leastAnswerBytes, room));
};
