import type { PartAnswer } from "./types";

/** A multipart body, as bytes and with one character for each of them. */
export interface Source {
  readonly body: Buffer;
  readonly text: string;
}

/** A piece of it, from its first character to the one behind its last. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

/** The answer to one part. Most headers are of no use to anybody, so that they are read when asked for. */
export class Part implements PartAnswer {
  private read: Readonly<Record<string, string>> | undefined;

  constructor(
    readonly status: number,
    readonly body: Buffer,
    readonly contentId: string | undefined,
    private readonly source: Source,
    private readonly head: Section,
  ) {}

  /** One header, without reading the others. @param name in lower case */
  header(name: string): string | undefined {
    return this.read ? this.read[name] : headerIn(this.source, this.head, name);
  }

  get headers(): Readonly<Record<string, string>> {
    this.read ??= headersIn(this.source, this.head);
    return this.read;
  }
}

/** What follows the first empty line. */
export function behindHead({ text }: Source, { start, end }: Section): Section {
  let at = start;
  while (at < end) {
    const next = nextLine(text, at, end);
    if (isBreak(text, at)) return { start: next, end };
    at = next;
  }
  return { start: end, end };
}

const headersIn = (source: Source, { start, end }: Section): Record<string, string> => {
  const { text } = source;
  const headers: Record<string, string> = {};
  let at = start;
  while (at < end) {
    const next = nextLine(text, at, end);
    const colon = text.indexOf(":", at);
    if (colon > at && colon < next) {
      headers[text.slice(at, colon).trim().toLowerCase()] = valueAt(source, colon + 1, next);
    }
    at = next;
  }
  return headers;
};

/** @param name in lower case */
export function headerIn(
  source: Source,
  { start, end }: Section,
  name: string,
): string | undefined {
  const { text } = source;
  let at = start;
  while (at < end) {
    const next = nextLine(text, at, end);
    const colon = at + name.length;
    if (text[colon] === ":" && text.slice(at, colon).toLowerCase() === name) {
      return valueAt(source, colon + 1, next);
    }
    at = next;
  }
  return undefined;
}

/** Decoded from the bytes: a slice of the text would keep all of it in memory for as long as itself. */
const valueAt = ({ body, text }: Source, start: number, end: number): string => {
  let [first, behind] = [start, end];
  while (first < behind && isBlank(text, first)) first += 1;
  while (behind > first && isBlank(text, behind - 1)) behind -= 1;
  return body.toString("utf8", first, behind);
};

const isBlank = (text: string, at: number): boolean =>
  text[at] === " " || text[at] === "\t" || isBreak(text, at);

/** Where the line behind this one begins. */
export function nextLine(text: string, from: number, end: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 || feed >= end ? end : feed + 1;
}

export function skipBlank(text: string, { start, end }: Section): number {
  let at = start;
  while (at < end && isBreak(text, at)) at += 1;
  return at;
}

export function isBreak(text: string, at: number): boolean {
  return text[at] === "\r" || text[at] === "\n";
}
