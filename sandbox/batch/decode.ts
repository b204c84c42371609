import { boundaryOf, type Delimiter, delimiterAt, isMultipart } from "./boundary";
import { Lines } from "./lines";
import { changeSetPart, headerOf, type Operation, singlePart } from "./part";
import { nestedChangeSet, tooManyParts, unexpectedEnd } from "./refusals";
import { type BatchItem, type BatchPart, partsOf } from "./types";

/** Individual requests a batch may have, those in change sets included. */
const mostRequests = 1000;

/**
 * Takes a batch apart, without looking at what its requests mean. Throws a `Refusal` with 400 for
 * anything that is not to the letter: the service reads the whole batch before it runs any of it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api
 */
export function decodeBatch(body: Buffer, contentType: string | undefined): BatchItem[] {
  const boundary = boundaryOf(contentType);
  const items = new Decoder(body).items(boundary);
  if (partsOf(items).length > mostRequests) throw tooManyParts(mostRequests);
  return items;
}

class Decoder {
  private readonly lines: Lines;
  /** Boundaries that are open, the innermost last. */
  private readonly open: string[] = [];
  /** What the delimiter read last was to its boundary. */
  private last: Delimiter | undefined;

  constructor(body: Buffer) {
    this.lines = new Lines(body);
  }

  items(boundary: string): BatchItem[] {
    return this.sections(boundary, () => {
      const headers = this.headers();
      const type = headers["content-type"] ?? "";
      if (!isMultipart(type)) {
        return { kind: "single", part: singlePart(headers, this.operation()) };
      }
      const parts = this.changeSet(boundaryOf(type));
      this.skipTo(boundary);
      return { kind: "changeSet", parts };
    });
  }

  private changeSet(boundary: string): BatchPart[] {
    const seen = new Set<string>();
    return this.sections(boundary, () => {
      const headers = this.headers();
      if (isMultipart(headers["content-type"] ?? "")) {
        throw nestedChangeSet();
      }
      return changeSetPart(headers, this.operation(), seen);
    });
  }

  /** Reads part after part; each reader leaves off at the delimiter that ends its part. */
  private sections<T>(boundary: string, read: () => T): T[] {
    this.open.push(boundary);
    const found: T[] = [];
    this.skipTo(boundary);
    while (this.last === "part") found.push(read());
    this.open.pop();
    return found;
  }

  /** Passes over everything up to the next delimiter of a boundary. */
  private skipTo(boundary: string): void {
    for (let line = this.lines.next(); line !== undefined; line = this.lines.next()) {
      const delimiter = delimiterAt(line.text, boundary);
      if (delimiter !== undefined) {
        this.lines.check(line);
        this.last = delimiter;
        return;
      }
      if (this.isDelimiter(line.text)) throw unexpectedEnd();
    }
    throw unexpectedEnd();
  }

  /** Header lines up to the empty one, as they stand. */
  private headers(): Record<string, string> {
    const headers: Record<string, string> = {};
    for (let { text } = this.lines.require(); text !== ""; { text } = this.lines.require()) {
      const [name, value] = headerOf(text);
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
    return headers;
  }

  /** The request inside a part: its first line, its headers and its body. */
  private operation(): Operation {
    const { text } = this.lines.require();
    return { line: text, headers: this.headers(), body: this.body() };
  }

  /** Everything up to the next delimiter, whose own line break is no part of the body. */
  private body(): Buffer {
    const { position } = this.lines;
    for (let line = this.lines.next(); line !== undefined; line = this.lines.next()) {
      if (!this.isDelimiter(line.text)) continue;
      this.lines.check(line);
      this.last = delimiterAt(line.text, this.open.at(-1) ?? "");
      if (this.last === undefined) throw unexpectedEnd();
      if (line.start === position) return Buffer.alloc(0);
      this.lines.checkBreakBefore(line.start);
      return this.lines.body.subarray(position, line.start - 2);
    }
    throw unexpectedEnd();
  }

  private isDelimiter(text: string): boolean {
    return this.open.some((boundary) => delimiterAt(text, boundary) !== undefined);
  }
}
