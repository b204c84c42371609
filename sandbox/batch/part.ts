import {
  invalidHeader,
  invalidPartHeader,
  invalidRequestLine,
  noContentId,
  readInChangeSet,
  repeatedContentId,
} from "./refusals";
import type { BatchPart } from "./types";

/** The request inside a part, before its first line is looked at. */
export interface Operation {
  line: string;
  headers: Record<string, string>;
  body: Buffer;
}

type Headers = Readonly<Record<string, string>>;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** A header line, its name in lower case. Throws 400 where it has no colon. */
export function headerOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(":");
  if (colon <= 0) throw invalidHeader(line);
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}

/** @param headers of the part around the request */
export function singlePart(headers: Headers, { line, body, ...operation }: Operation): BatchPart {
  expectHeader(headers, "Content-Type", /^application\/http\s*(?:;|$)/i, "application/http");
  expectHeader(headers, "Content-Transfer-Encoding", /^binary$/i, "binary");
  const [, method, url] = /^(\S+) (\S.*?) HTTP\/1\.1$/.exec(line) ?? [];
  if (method === undefined || url === undefined || !methods.includes(method)) {
    throw invalidRequestLine(line);
  }
  // The empty line in place of the body of a read is no body.
  const empty = method === "GET" && body.toString("latin1").trim() === "";
  return {
    method,
    url,
    headers: operation.headers,
    body: empty ? Buffer.alloc(0) : body,
    contentId: headers["content-id"],
  };
}

/**
 * A request of a change set: a write with its own Content-ID.
 *
 * @param seen Content-IDs of the change set so far
 */
export function changeSetPart(
  headers: Headers,
  operation: Operation,
  seen: Set<string>,
): BatchPart & { contentId: string } {
  const part = singlePart(headers, operation);
  const { contentId } = part;
  if (part.method === "GET") throw readInChangeSet(part.method);
  if (contentId === undefined || contentId === "") throw noContentId();
  if (seen.has(contentId)) throw repeatedContentId(contentId);
  seen.add(contentId);
  return { ...part, contentId };
}

function expectHeader(headers: Headers, name: string, pattern: RegExp, expected: string): void {
  const value = headers[name.toLowerCase()] ?? "";
  if (!pattern.test(value)) throw invalidPartHeader(name, value, expected);
}
