/** A piece of a multipart body, from its first byte to the one behind its last. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

export const FEED = 10;
const RETURN = 13;

/** What follows the first empty line. */
export function behindHead(body: Buffer, { start, end }: Section): Section {
  let at = start;
  while (at < end) {
    const next = nextLine(body, at, end);
    if (isBreak(body, at)) return { start: next, end };
    at = next;
  }
  return { start: end, end };
}

/** The headers of a head, whose names are in lower case. Of two with a name the first one counts. */
export function headersIn(body: Buffer, { start, end }: Section): Record<string, string> {
  const text = body.toString("utf8", start, end);
  const headers: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== "" && !Object.hasOwn(headers, name)) headers[name] = line.slice(colon + 1).trim();
  }
  return headers;
}

/** The status that an answer begins with; undefined where no status line is there. */
export function statusAt(body: Buffer, at: number, end = body.length): number | undefined {
  const status = STATUS.exec(body.toString("latin1", at, Math.min(at + 20, end)))?.[1];
  return status === undefined ? undefined : Number(status);
}

const STATUS = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})/;

/** Where the line behind this one begins. */
export function nextLine(body: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && body[at] !== FEED) at += 1;
  return at < end ? at + 1 : end;
}

export function skipBlank(body: Buffer, { start, end }: Section): number {
  let at = start;
  while (at < end && isBreak(body, at)) at += 1;
  return at;
}

export function isBreak(body: Buffer, at: number): boolean {
  return body[at] === FEED || body[at] === RETURN;
}
