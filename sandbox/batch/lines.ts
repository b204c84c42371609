import { NotReadable, unexpectedEnd } from "./refusals";

/** A line of a batch with the place it has in it. */
export interface Line {
  /** Without its ending. */
  text: string;
  start: number;
  /** Whether it ends in CRLF, as every line outside of bodies has to. */
  whole: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Reads a batch line by line. */
export class Lines {
  private at = 0;

  constructor(readonly body: Buffer) {}

  /** Offset of the line that comes next. */
  get position(): number {
    return this.at;
  }

  /** The next line, whatever ends it; undefined behind the last one. */
  next(): Line | undefined {
    const start = this.at;
    if (start >= this.body.length) return undefined;
    const feed = this.body.indexOf(lineFeed, start);
    const whole = feed > start && this.body[feed - 1] === carriageReturn;
    this.at = feed < 0 ? this.body.length : feed + 1;
    const end = feed < 0 ? this.body.length : feed - (whole ? 1 : 0);
    return { text: this.body.toString("utf8", start, end), start, whole };
  }

  /** The next line of the batch's own text. Throws where there is none, or none that ends in CRLF. */
  require(): Line {
    const line = this.next();
    if (line === undefined) throw unexpectedEnd();
    this.check(line);
    return line;
  }

  check({ whole }: Line): void {
    if (!whole) throw new NotReadable(firstSetName(this.body));
  }

  /** Throws where what is before an offset is not a CRLF. */
  checkBreakBefore(offset: number): void {
    if (this.body[offset - 2] !== carriageReturn) throw new NotReadable(firstSetName(this.body));
  }
}

/** The entity set that the first request in a batch is about. */
function firstSetName(body: Buffer): string {
  const request = /^[A-Z]+ \S*?\/api\/data\/v9\.\d\/(\w+)/m;
  return request.exec(body.toString("utf8"))?.[1] ?? "";
}
