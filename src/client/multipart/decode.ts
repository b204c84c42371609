import { UnreadableBody } from "../errors/failures";
import {
  behindHead,
  headerIn,
  isBreak,
  nextLine,
  Part,
  type Section,
  type Source,
  skipBlank,
} from "./partHead";
import type { EntryAnswer, PartAnswer } from "./types";

export interface DecodedBatch {
  readonly entries: readonly EntryAnswer[];
  /** False when the body broke off before its closing boundary. */
  readonly complete: boolean;
}

/**
 * The answers of a multipart body; of a change set that broke off, those that arrived. They are found by
 * scanning for boundary lines only: bodies of parts are not decoded here. Tolerates LF for CRLF and extra
 * blank lines, as gateways make them.
 *
 * @throws UnreadableBody when it is not multipart at all.
 */
export function decodeBatch(body: Buffer, contentType: string | undefined): DecodedBatch {
  // One character a byte: a place in the text is the place in the body, and found in no time.
  const source = { body, text: body.toString("latin1") };
  const boundary = boundaryOf(contentType) ?? firstLineBoundary(source.text);
  if (!boundary) throw new UnreadableBody("the answer is not a multipart batch answer");
  const { sections, closed, rest } = split(source, { start: 0, end: body.length }, boundary);
  const entries = sections.map((section) => entryOf(source, section));
  const broken = rest && brokenChangeSet(source, rest);
  if (broken) entries.push(broken);
  return { entries, complete: closed && entries.every(({ whole }) => whole) };
}

type Scanned = EntryAnswer & { readonly whole: boolean };

const entryOf = (source: Source, section: Section): Scanned => {
  const rest = behindHead(source, section);
  const boundary = innerBoundary(source, { start: section.start, end: rest.start });
  if (!boundary) return { kind: "single", answer: answerOf(source, section, rest), whole: true };
  const { sections, closed } = split(source, rest, boundary);
  const answers = sections.map((part) => answerOf(source, part, behindHead(source, part)));
  return { kind: "changeSet", answers, whole: closed };
};

/** Boundary between the parts of a change set, where this is the head of one. */
const innerBoundary = (source: Source, head: Section): string | undefined => {
  const type = headerIn(source, head, "content-type");
  return type !== undefined && /multipart\/mixed/i.test(type) ? boundaryOf(type) : undefined;
};

/** @param http the request's own status line, headers and body */
const answerOf = (source: Source, section: Section, http: Section): PartAnswer => {
  const line = skipBlank(source.text, http);
  const start = nextLine(source.text, line, http.end);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(source.text.slice(line, line + 20))?.[1];
  if (!status) throw new UnreadableBody("a part of the batch answer has no status line");
  const rest = behindHead(source, { start, end: http.end });
  const head = { start, end: rest.start };
  const outer = { start: section.start, end: http.start };
  return new Part(
    Number(status),
    trimmed(source, rest),
    headerIn(source, outer, "content-id") ?? headerIn(source, head, "content-id"),
    source,
    head,
  );
};

/** A change set whose answer has begun: the answers in it that are whole, where there are any. */
const brokenChangeSet = (source: Source, section: Section): Scanned | undefined => {
  const { start: end } = behindHead(source, section);
  if (!innerBoundary(source, { start: section.start, end })) return undefined;
  const entry = entryOf(source, section);
  return entry.kind === "changeSet" && entry.answers.length > 0 ? entry : undefined;
};

interface Sections {
  readonly sections: Section[];
  readonly closed: boolean;
  /** The text after the last boundary, where the closing one is missing. */
  readonly rest?: Section;
}

/** The parts between boundary lines; the line break before a boundary belongs to the boundary. */
const split = ({ text }: Source, { start: from, end }: Section, boundary: string): Sections => {
  const mark = `--${boundary}`;
  const sections: Section[] = [];
  let start = -1;
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    const after = at + mark.length;
    if (after > end) break;
    if (at > from && text[at - 1] !== "\n") continue;
    const closing = after + 2 <= end && text.startsWith("--", after);
    if (!closing && !isLineEnd(text, after, end)) continue;
    if (start >= 0) sections.push({ start, end: at });
    if (closing) return { sections, closed: true };
    start = nextLine(text, after, end);
  }
  return { sections, closed: false, ...(start < 0 ? {} : { rest: { start, end } }) };
};

/** Behind a boundary only blanks may stand on its line. */
const isLineEnd = (text: string, at: number, end: number): boolean => {
  let behind = at;
  while (behind < end && (text[behind] === " " || text[behind] === "\t")) behind += 1;
  return behind < end && isBreak(text, behind);
};

const trimmed = ({ body, text }: Source, section: Section): Buffer => {
  const start = skipBlank(text, section);
  let { end } = section;
  while (end > start && isBreak(text, end - 1)) end -= 1;
  return end === start ? NOTHING : body.subarray(start, end);
};

const NOTHING = Buffer.alloc(0);

const boundaryOf = (contentType: string | undefined): string | undefined => {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
  return found?.[1] ?? found?.[2];
};

const firstLineBoundary = (text: string): string | undefined => {
  const start = skipBlank(text, { start: 0, end: text.length });
  return /^--(\S+)\r?(?:\n|$)/.exec(text.slice(start, start + 200))?.[1];
};
