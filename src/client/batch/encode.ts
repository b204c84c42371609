import type { BatchEntry, BatchPart } from "./types";

export interface EncodedBatch {
  readonly body: string;
  readonly contentType: string;
}

const CRLF = "\r\n";

/**
 * A `$batch` body (Microsoft: "Execute batch operations using the Web API"): every line, the last one
 * included, ends in CRLF. Boundaries cannot occur in the parts: JSON text holds no line that begins with
 * two dashes, and header values have no line breaks.
 */
export const encodeBatch = (entries: readonly BatchEntry[], token: string): EncodedBatch => {
  const boundary = `batch_${token}`;
  const lines: string[] = [];
  entries.forEach((entry, index) => {
    lines.push(`--${boundary}`);
    if (entry.kind === "single") addPart(lines, entry.part);
    else addChangeSet(lines, entry.parts, `changeset_${token}_${index}`);
  });
  lines.push(`--${boundary}--`, "");
  return { body: lines.join(CRLF), contentType: `multipart/mixed; boundary="${boundary}"` };
};

const addChangeSet = (lines: string[], parts: readonly BatchPart[], boundary: string): void => {
  lines.push(`Content-Type: multipart/mixed; boundary="${boundary}"`, "");
  for (const part of parts) {
    lines.push(`--${boundary}`);
    addPart(lines, part);
  }
  lines.push(`--${boundary}--`, "");
};

const addPart = (
  lines: string[],
  { method, path, headers = {}, json, contentId }: BatchPart,
): void => {
  lines.push("Content-Type: application/http", "Content-Transfer-Encoding: binary");
  if (contentId !== undefined) lines.push(`Content-ID: ${contentId}`);
  lines.push("", `${method} ${path} HTTP/1.1`, "Accept: application/json");
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${oneLine(value)}`);
  // A part without a body still ends in an empty line of its own, or the next boundary is taken for a header.
  if (json === undefined) lines.push("", "");
  else lines.push("Content-Type: application/json; type=entry", "", JSON.stringify(json));
};

/** A line break in a header value would begin another header. */
const oneLine = (value: string): string => value.replace(/[\r\n]+/g, " ");
