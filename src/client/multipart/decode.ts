import { UnreadableBody } from "../errors/failures";
import {
  behindHead,
  FEED,
  headersIn,
  isBreak,
  nextLine,
  type Section,
  skipBlank,
  statusAt,
} from "./partHead";
import type { EntryAnswer, PartAnswer } from "./types";

export interface DecodedBatch {
  readonly entries: readonly EntryAnswer[];
  /** False when the body broke off before its closing boundary. */
  readonly complete: boolean;
}

/**
 * The answers of a multipart body; of a change set that broke off, those that arrived. They are found
 * among its bytes, of which only the heads are decoded: a text of a whole body takes longer to make than
 * all there is to find in it. Tolerates LF for CRLF and extra blank lines, as gateways make them.
 *
 * @throws UnreadableBody when it is not multipart at all.
 */
export function decodeBatch(body: Buffer, contentType: string | undefined): DecodedBatch {
  const boundary = boundaryOf(contentType) ?? firstLineBoundary(body);
  if (!boundary) throw new UnreadableBody("the answer is not a multipart batch answer");
  const { sections, closed, rest } = split(body, { start: 0, end: body.length }, boundary);
  const entries = sections.map((section) => entryOf(body, section));
  const broken = rest && brokenChangeSet(body, rest);
  if (broken) entries.push(broken);
  return { entries, complete: closed && entries.every(({ whole }) => whole) };
}

type Scanned = EntryAnswer & { readonly whole: boolean };

const entryOf = (body: Buffer, section: Section): Scanned => {
  const { outer, http } = partIn(body, section);
  const boundary = innerBoundary(outer);
  if (!boundary) return { kind: "single", answer: answerOf(body, outer, http), whole: true };
  const { sections, closed } = split(body, http, boundary);
  const answers = sections.map((each) => {
    const part = partIn(body, each);
    return answerOf(body, part.outer, part.http);
  });
  return { kind: "changeSet", answers, whole: closed };
};

interface MimePart {
  /** What the batch says of the part: its kind, and its Content-ID. */
  readonly outer: Readonly<Record<string, string>>;
  /** The answer in it: status line, headers and body, or the parts of a change set. */
  readonly http: Section;
}

const partIn = (body: Buffer, { start, end }: Section): MimePart => {
  const http = behindHead(body, { start, end });
  return { outer: headersIn(body, { start, end: http.start }), http };
};

/** Boundary between the parts of a change set, where this is the head of one. */
const innerBoundary = ({ "content-type": type }: MimePart["outer"]): string | undefined =>
  type !== undefined && /multipart\/mixed/i.test(type) ? boundaryOf(type) : undefined;

const answerOf = (body: Buffer, outer: MimePart["outer"], http: Section): PartAnswer => {
  const line = skipBlank(body, http);
  const start = nextLine(body, line, http.end);
  const status = statusAt(body, line, http.end);
  if (status === undefined)
    throw new UnreadableBody("a part of the batch answer has no status line");
  const rest = behindHead(body, { start, end: http.end });
  const headers = headersIn(body, { start, end: rest.start });
  const contentId = outer["content-id"] ?? headers["content-id"];
  return { status, headers, body: trimmed(body, rest), contentId };
};

/** A change set whose answer has begun: the answers in it that are whole, where there are any. */
const brokenChangeSet = (body: Buffer, section: Section): Scanned | undefined => {
  if (!innerBoundary(partIn(body, section).outer)) return undefined;
  const entry = entryOf(body, section);
  return entry.kind === "changeSet" && entry.answers.length > 0 ? entry : undefined;
};

interface Sections {
  readonly sections: Section[];
  readonly closed: boolean;
  /** What is behind the last boundary, where the closing one is missing. */
  readonly rest?: Section;
}

/** The parts between boundary lines; the line break before a boundary belongs to the boundary. */
const split = (body: Buffer, { start: from, end }: Section, boundary: string): Sections => {
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const within = body.subarray(0, end);
  const sections: Section[] = [];
  let start = -1;
  for (let at = within.indexOf(mark, from); at >= 0; at = within.indexOf(mark, at + mark.length)) {
    const after = at + mark.length;
    if (at > from && body[at - 1] !== FEED) continue;
    const closing = after + 2 <= end && body[after] === DASH && body[after + 1] === DASH;
    if (!closing && !isLineEnd(body, after, end)) continue;
    if (start >= 0) sections.push({ start, end: at });
    if (closing) return { sections, closed: true };
    start = nextLine(body, after, end);
  }
  return { sections, closed: false, ...(start < 0 ? {} : { rest: { start, end } }) };
};

const [DASH, BLANK, TAB] = [45, 32, 9];

/** Behind a boundary only blanks may stand on its line. */
const isLineEnd = (body: Buffer, at: number, end: number): boolean => {
  let behind = at;
  while (behind < end && (body[behind] === BLANK || body[behind] === TAB)) behind += 1;
  return behind < end && isBreak(body, behind);
};

const trimmed = (body: Buffer, section: Section): Buffer => {
  const start = skipBlank(body, section);
  let { end } = section;
  while (end > start && isBreak(body, end - 1)) end -= 1;
  return end === start ? NOTHING : body.subarray(start, end);
};

const NOTHING = Buffer.alloc(0);

const boundaryOf = (contentType: string | undefined): string | undefined => {
  const found = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
  return found?.[1] ?? found?.[2];
};

const firstLineBoundary = (body: Buffer): string | undefined => {
  const start = skipBlank(body, { start: 0, end: body.length });
  return /^--(\S+)\r?(?:\n|$)/.exec(body.toString("latin1", start, start + 200))?.[1];
};
