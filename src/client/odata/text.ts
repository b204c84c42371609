import { isAscii, isUtf8, transcode } from "node:buffer";

/** Smaller bodies are decoded sooner than the detour begins. */
const LARGE_BYTES = 65_536;

/**
 * The text of a body, without its byte order mark. Node reads a large text that is not all ASCII one
 * character at a time, which takes half as long again as parsing it; `transcode` takes many bytes at
 * once, but refuses what is not well-formed.
 */
export const textOf = (body: Buffer): string => {
  const bytes = hasBom(body) ? body.subarray(3) : body;
  const detour = bytes.length >= LARGE_BYTES && !isAscii(bytes) && isUtf8(bytes);
  return detour ? transcode(bytes, "utf8", "utf16le").toString("utf16le") : bytes.toString("utf8");
};

const hasBom = (body: Buffer): boolean => body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
