import { writeJson } from "../json/writeJson";
import type { BatchEntry, BatchPart } from "./types";

export interface EncodedBatch {
  readonly body: Buffer;
  readonly contentType: string;
}

const CRLF = "\r\n";

/**
 * A `$batch` body (Microsoft: "Execute batch operations using the Web API"): every line, the last one
 * included, ends in CRLF. Boundaries cannot occur in the parts: JSON text holds no line that begins with
 * two dashes, and header values have no line breaks.
 */
export function encodeBatch(entries: readonly BatchEntry[], token: string): EncodedBatch {
  const boundary = `batch_${token}`;
  // Part by part: one character beyond Latin-1 makes a whole text slow to write, not only at its place.
  const pieces: Buffer[] = [];
  const add = (text: string) => pieces.push(Buffer.from(text));
  entries.forEach((entry, index) => {
    const opening = `--${boundary}${CRLF}`;
    if (entry.kind === "single") add(opening + textOf(entry.part));
    else {
      const inner = `changeset_${token}_${index}`;
      add(`${opening}Content-Type: multipart/mixed; boundary="${inner}"${CRLF}${CRLF}`);
      for (const part of entry.parts) add(`--${inner}${CRLF}${textOf(part)}`);
      add(`--${inner}--${CRLF}`);
    }
  });
  add(`--${boundary}--${CRLF}`);
  return {
    body: Buffer.concat(pieces),
    contentType: `multipart/mixed; boundary="${boundary}"`,
  };
}

const HEAD = `Content-Type: application/http${CRLF}Content-Transfer-Encoding: binary${CRLF}`;
const JSON_TYPE = `Content-Type: application/json; type=entry${CRLF}${CRLF}`;

const textOf = ({ method, path, headers = {}, json, contentId }: BatchPart): string => {
  const id = contentId === undefined ? "" : `Content-ID: ${contentId}${CRLF}`;
  let text = `${HEAD}${id}${CRLF}${method} ${path} HTTP/1.1${CRLF}Accept: application/json${CRLF}`;
  for (const [name, value] of Object.entries(headers)) text += `${name}: ${oneLine(value)}${CRLF}`;
  // A part without a body still ends in a separate empty line, or the next boundary is taken for a header.
  return json === undefined ? text + CRLF + CRLF : text + JSON_TYPE + writeJson(json) + CRLF;
};

/** A line break in a header value would begin another header. */
const oneLine = (value: string): string => value.replace(/[\r\n]+/g, " ");
