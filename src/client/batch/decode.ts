import { UnreadableBody } from "../http/failures";
import type { EntryAnswer, PartAnswer } from "./types";

export interface DecodedBatch {
  readonly entries: readonly EntryAnswer[];
  /** False when the body broke off before its closing boundary. */
  readonly complete: boolean;
}

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;

/**
 * The answers of a multipart body; of a change set that broke off, those that arrived. They are found by scanning for boundary lines only: bodies are never decoded
 * to text here. Tolerates LF for CRLF and extra blank lines, as gateways make them.
 *
 * @throws UnreadableBody when it is not multipart at all.
 */
export const decodeBatch = (body: Buffer, contentType: string | undefined): DecodedBatch => {
  const boundary = boundaryOf(contentType) ?? firstLineBoundary(body);
  if (!boundary) throw new UnreadableBody("the answer is not a multipart batch answer");
  const { sections, closed, rest } = split(body, boundary);
  const entries = sections.map(entryOf);
  const broken = rest && brokenChangeSet(rest);
  if (broken) entries.push(broken);
  return { entries, complete: closed && entries.every(({ whole }) => whole) };
};

type Scanned = EntryAnswer & { readonly whole: boolean };

const entryOf = (section: Buffer): Scanned => {
  const { headers, rest } = headed(section);
  const inner =
    /multipart\/mixed/i.test(headers["content-type"] ?? "") && boundaryOf(headers["content-type"]);
  if (!inner) return { kind: "single", answer: answerOf(headers, rest), whole: true };
  const { sections, closed } = split(rest, inner);
  const answers = sections.map((part) => {
    const { headers: outer, rest: http } = headed(part);
    return answerOf(outer, http);
  });
  return { kind: "changeSet", answers, whole: closed };
};

const answerOf = (outer: Record<string, string>, http: Buffer): PartAnswer => {
  const end = lineEnd(http, skipBlank(http, 0));
  const statusLine = http.toString("latin1", skipBlank(http, 0), end);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(statusLine)?.[1];
  if (!status) throw new UnreadableBody("a part of the batch answer has no status line");
  const { headers, rest } = headed(http.subarray(nextLine(http, end)));
  return {
    status: Number(status),
    headers,
    body: trimmed(rest),
    contentId: outer["content-id"] ?? headers["content-id"],
  };
};

/** A change set whose answer has begun: the answers in it that are whole, where there are any. */
const brokenChangeSet = (section: Buffer): Scanned | undefined => {
  const { headers } = headed(section);
  if (!/multipart\/mixed.*boundary=/i.test(headers["content-type"] ?? "")) return undefined;
  const entry = entryOf(section);
  return entry.kind === "changeSet" && entry.answers.length > 0 ? entry : undefined;
};

interface Sections {
  readonly sections: Buffer[];
  readonly closed: boolean;
  /** What stands behind the last boundary, where the closing one is missing. */
  readonly rest?: Buffer;
}

/** The parts between boundary lines; the line break before a boundary belongs to the boundary. */
const split = (body: Buffer, boundary: string): Sections => {
  const mark = Buffer.from(`--${boundary}`);
  const sections: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const after = at + mark.length;
    const closing = body[after] === DASH && body[after + 1] === DASH;
    if (!atLineStart(body, at) || !(closing || atLineEnd(body, after))) continue;
    if (start >= 0) sections.push(body.subarray(start, at));
    if (closing) return { sections, closed: true };
    start = nextLine(body, lineEnd(body, after));
  }
  return { sections, closed: false, ...(start < 0 ? {} : { rest: body.subarray(start) }) };
};

const atLineStart = (body: Buffer, at: number): boolean => at === 0 || body[at - 1] === LF;

/** Behind a boundary only blanks may stand on its line. */
const atLineEnd = (body: Buffer, at: number): boolean => {
  let end = at;
  while (body[end] === 0x20 || body[end] === 0x09) end += 1;
  return body[end] === CR || body[end] === LF;
};

/** Header lines up to the first empty line, and what follows it. */
const headed = (section: Buffer): { headers: Record<string, string>; rest: Buffer } => {
  const headers: Record<string, string> = {};
  let at = 0;
  while (at < section.length) {
    const end = lineEnd(section, at);
    const line = section.toString("utf8", at, end);
    at = nextLine(section, end);
    if (line === "") break;
    const colon = line.indexOf(":");
    if (colon > 0)
      headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, rest: section.subarray(at) };
};

const lineEnd = (body: Buffer, from: number): number => {
  const feed = body.indexOf(LF, from);
  if (feed < 0) return body.length;
  return body[feed - 1] === CR && feed > from ? feed - 1 : feed;
};

const nextLine = (body: Buffer, end: number): number =>
  Math.min(body.length, body[end] === CR ? end + 2 : end + 1);

const skipBlank = (body: Buffer, from: number): number => {
  let at = from;
  while (body[at] === CR || body[at] === LF) at += 1;
  return at;
};

const trimmed = (body: Buffer): Buffer => {
  let end = body.length;
  while (end > 0 && (body[end - 1] === CR || body[end - 1] === LF)) end -= 1;
  return body.subarray(skipBlank(body, 0), Math.max(skipBlank(body, 0), end));
};

const boundaryOf = (contentType: string | undefined): string | undefined => {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
  return found?.[1] ?? found?.[2];
};

const firstLineBoundary = (body: Buffer): string | undefined => {
  const start = skipBlank(body, 0);
  const line = body.toString("latin1", start, Math.min(lineEnd(body, start), start + 200));
  return /^--(\S+)$/.exec(line)?.[1];
};
