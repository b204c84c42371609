import { defaults } from "../defaults";
import { runtime } from "../runtime";
import type { HttpRequest, HttpResponse } from "../types/http";

/**
 * Bytes that an answer may have when it is unpacked: a megabyte of gzip can hold gigabytes. A refusal is
 * short; a success may have what memory has room for, of which its records take as much again.
 *
 * @returns what says of a number of bytes which limit they exceed; undefined while there is room
 */
export function byteLimit(
  { maxBytes }: Pick<HttpRequest, "maxBytes">,
  status: number,
  headers: HttpResponse["headers"],
): (bytes: number) => number | undefined {
  const isBatch = /multipart/i.test(headers["content-type"] ?? "");
  const given = status >= 300 && !isBatch ? defaults.maxRefusalBytes : maxBytes;
  let most = given ?? defaults.leastAnswerBytes;
  let isKnown = given !== undefined;
  return (bytes) => {
    if (bytes <= most) return undefined;
    // How full the heap is takes a while to find out, and few answers are so long that it matters.
    if (!isKnown) most = Math.max(most, roomInHeap());
    isKnown = true;
    return bytes > most ? most : undefined;
  };
}

const roomInHeap = (): number =>
  Math.min(defaults.maxAnswerBytes, runtime.heapLeft(defaults.heapShare) / 2);
