import { innerCookie, type PagePosition } from "./cookie";

const COOKIE = Buffer.from('"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"');
const MORE = Buffer.from('"@Microsoft.Dynamics.CRM.morerecords"');
/** A cookie names the first and last values of a page, encoded twice; one that is longer is left to parsing. */
const LONGEST_COOKIE = 40_000;

/**
 * Where the page after this one begins, found in its bytes without parsing them, so that it can be asked
 * for while this one is parsed. Inside a JSON text such a name cannot stand between bare quotes. Undefined
 * when it is not plain to see, and for pages that go by their number: parsing then decides.
 */
export function peekPosition(body: Buffer, page: number): PagePosition | undefined {
  const more = textAfter(body, MORE, 20);
  if (!/^\s*:\s*"?true\b/.test(more)) return undefined;
  const literal = /^\s*:\s*("(?:[^"\\]|\\.)*")/.exec(textAfter(body, COOKIE, LONGEST_COOKIE))?.[1];
  const cookie = literal === undefined ? undefined : innerCookie(readText(literal));
  return cookie === undefined ? undefined : { page: page + 1, cookie };
}

const textAfter = (body: Buffer, name: Buffer, length: number): string => {
  const at = body.indexOf(name);
  return at < 0 ? "" : body.toString("utf8", at + name.length, at + name.length + length);
};

const readText = (literal: string): unknown => {
  try {
    return JSON.parse(literal);
  } catch {
    return undefined;
  }
};
