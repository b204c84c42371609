import { UnreadableBody } from "../../errors/failures";

/** One tag of an XML document: `<Name a="b">`, `<Name />` or `</Name>`. */
export interface Tag {
  /** Without a prefix. */
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  /** What follows the name, for `readAttributes`. */
  readonly attributes: string;
}

/** Told of every tag; answers "skip" to an opening one of which nothing inside matters. */
export type OnTag = (tag: Tag) => "skip" | undefined;

/** No tag of a definition comes near it; a longer one is no document that anybody should hold. */
const LONGEST_TAG = 262_144;

/** Smaller pieces are gathered first: each one is put behind what is left of those before it. */
const LEAST_PIECE = 8_192;

/** What is passed over up to its end, by how it begins. */
const OTHERS = [
  { start: "<!--", end: "-->" },
  { start: "<![CDATA[", end: "]]>" },
  { start: "<?", end: "?>" },
] as const;
const LONGEST_START = 9;

/**
 * Finds the tags of an XML document that arrives piece by piece. It looks at every character once, and holds
 * no more than the tag that is under way. It is no parser: whether tags match is not its concern, and texts
 * between them are passed over.
 */
export class TagScanner {
  readonly #onTag: OnTag;
  #gathered = "";
  #text = "";
  /** Up to here the tag under way was looked at, and the quote it was in by then. */
  #looked = 1;
  #quote: string | undefined;
  #skipTo: string | undefined;

  constructor(onTag: OnTag) {
    this.#onTag = onTag;
  }

  /** @throws UnreadableBody for what is no document of definitions */
  write(piece: string): void {
    this.#gathered += piece;
    if (this.#gathered.length >= LEAST_PIECE) this.#scan();
  }

  #scan(): void {
    this.#text += this.#gathered;
    this.#gathered = "";
    let at = 0;
    for (;;) {
      const next = this.#step(at);
      if (next === undefined) break;
      at = next;
    }
    if (this.#text.length > LONGEST_TAG) throw new UnreadableBody("the answer has an endless tag");
  }

  /** @throws UnreadableBody where the document ends within a tag, or within what was to be skipped */
  end(): void {
    this.#scan();
    if (this.#skipTo === undefined && !this.#text.includes("<")) return;
    throw new UnreadableBody("the answer ends in the middle");
  }

  /** Goes from one place to the next; where more text is needed, keeps what that is for. */
  #step(at: number): number | undefined {
    if (this.#skipTo !== undefined) return this.#skip(at, this.#skipTo);
    const start = this.#text.indexOf("<", at);
    if (start < 0) return this.#keep(this.#text.length);
    if (start > at) return start;
    const mark = this.#text[start + 1];
    if (mark === "!" || mark === "?") return this.#passOver(start);
    const end = this.#tagEnd(start);
    if (end === undefined) return this.#keep(start);
    this.#tell(this.#text.slice(start + 1, end));
    return end + 1;
  }

  #keep(from: number): undefined {
    this.#text = this.#text.slice(from);
  }

  #skip(at: number, end: string): number | undefined {
    const found = this.#text.indexOf(end, at);
    if (found < 0) return this.#keep(Math.max(at, this.#text.length - end.length + 1));
    this.#skipTo = undefined;
    return found + end.length;
  }

  #passOver(start: number): number | undefined {
    const other = OTHERS.find((each) => this.#text.startsWith(each.start, start));
    if (other) {
      this.#skipTo = other.end;
      return start + other.start.length;
    }
    if (this.#text.length - start < LONGEST_START) return this.#keep(start);
    throw new UnreadableBody("the answer declares a document type");
  }

  /** The `>` of the tag, which an attribute may hold as well. */
  #tagEnd(start: number): number | undefined {
    for (let at = start + this.#looked; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (this.#quote !== undefined) {
        if (character === this.#quote) this.#quote = undefined;
      } else if (character === '"' || character === "'") this.#quote = character;
      else if (character === ">") {
        this.#looked = 1;
        return at;
      } else if (character === "<") throw new UnreadableBody("the answer has a tag within a tag");
    }
    this.#looked = this.#text.length - start;
    return undefined;
  }

  #tell(inside: string): void {
    const isClosing = inside.startsWith("/");
    const isEmpty = inside.endsWith("/");
    const [full = ""] = (isClosing ? inside.slice(1) : inside).split(/[\s/]/, 1);
    const name = full.slice(full.indexOf(":") + 1);
    const kind = isClosing ? "close" : isEmpty ? "empty" : "open";
    const attributes = isClosing ? "" : inside.slice(full.length, isEmpty ? -1 : undefined);
    const wish = this.#onTag({ name, kind, attributes });
    if (wish === "skip" && kind === "open") this.#skipTo = `</${full}>`;
  }
}
