import type { Token } from "./tokens";

/** A place at which a filter cannot be read on. */
export class Unread extends Error {
  constructor(
    /** Position of the character. */
    readonly at: number,
    readonly why?: string,
  ) {
    super("The filter cannot be read.");
  }
}

/** Brackets, lambdas and the like inside of one another; the library behind Dataverse takes fewer. */
const DEEPEST = 200;

/** Goes through the tokens of a filter, blanks left out. */
export class Reader {
  private at = 0;
  private end = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly filter: string,
  ) {}

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** Position of the next token, or of the end. */
  get position(): number {
    return this.peek()?.at ?? this.filter.length;
  }

  /** Position behind the last token that was taken. */
  get behind(): number {
    return this.end;
  }

  /** What was read from this position on. */
  since(from: number): string {
    return this.filter.slice(from, this.behind);
  }

  take(): Token {
    const token = this.peek();
    if (!token) throw this.unread();
    this.at += 1;
    this.end = token.at + token.text.length;
    return token;
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === "symbol" && token.text === text;
  }

  isWord(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === "word" && token.text === text;
  }

  takeSymbol(text: string): void {
    if (!this.isSymbol(text)) throw this.unread();
    this.take();
  }

  /** Whether the next token but `ahead` touches the one before it. */
  touches(ahead: number): boolean {
    const [one, two] = [this.peek(ahead - 1), this.peek(ahead)];
    return one !== undefined && two !== undefined && one.at + one.text.length === two.at;
  }

  /** Reads what is inside of something. */
  inside<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) {
      throw this.unread(`more than ${DEEPEST} brackets are inside of one another`);
    }
    const found = read();
    this.depth -= 1;
    return found;
  }

  unread(why?: string): Unread {
    return new Unread(this.position, why);
  }
}
