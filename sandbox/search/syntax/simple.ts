import { joined, type Mode, type Node, occursIn, plainNode } from "./tree";
import { wordsIn } from "./words";

/**
 * Reads a search in the simple syntax: `+` and, `|` or, `-` not, parentheses, a trailing `*`, phrases in
 * quotation marks, `\` before what is no operator. Nothing is refused: what is not closed ends with the text.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#simple-search-syntax
 */
export function parseSimple(text: string, mode: Mode): Node {
  return new Reader(text, mode).all();
}

class Reader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly mode: Mode,
  ) {}

  all(): Node {
    const nodes: Node[] = [];
    while (this.#at < this.text.length) {
      nodes.push(this.#either());
      // A parenthesis that closes nothing.
      if (this.#peek() === ")") this.#at += 1;
    }
    return joined(nodes, occursIn(this.mode));
  }

  #either(): Node {
    const nodes = [this.#sequence()];
    while (this.#skip("|")) nodes.push(this.#sequence());
    return joined(nodes, "should");
  }

  #sequence(): Node {
    const nodes: Node[] = [];
    for (
      let next = this.#peek();
      next !== "" && next !== "|" && next !== ")";
      next = this.#peek()
    ) {
      nodes.push(this.#both());
    }
    return joined(nodes, occursIn(this.mode));
  }

  #both(): Node {
    const nodes = [this.#one()];
    while (this.#skip("+")) nodes.push(this.#one());
    return joined(nodes, "must");
  }

  #one(): Node {
    if (this.#skip("+")) return this.#one();
    if (this.#skip("-")) return without(this.#one());
    if (this.#skip("(")) {
      const inside = this.#either();
      this.#skip(")");
      return inside;
    }
    return this.#skip('"') ? this.#phrase() : this.#word();
  }

  #phrase(): Node {
    const words = wordsIn(this.#until((next) => next === '"')).map(({ text }) => text);
    this.#at += 1;
    return { kind: "phrase", words, slop: 0, boost: 1 };
  }

  #word(): Node {
    const start = this.#at;
    const word = this.#until((next) => /[\s"()|+*]/.test(next));
    if (this.text[this.#at] === "*") {
      this.#at += 1;
      if (this.#at - start === 1) return { kind: "all" };
      const beginning = word.toLowerCase();
      return { kind: "word", test: (each) => each.startsWith(beginning), boost: 1 };
    }
    if (this.#at === start) this.#at += 1;
    return plainNode(wordsIn(word), this.mode);
  }

  /** The text before a character, without the marks of what is no operator. */
  #until(ends: (next: string) => boolean): string {
    let found = "";
    while (this.#at < this.text.length) {
      const next = this.text[this.#at] ?? "";
      if (ends(next)) break;
      if (next === "\\") this.#at += 1;
      found += this.text[this.#at] ?? "";
      this.#at += 1;
    }
    return found;
  }

  #peek(): string {
    while (/\s/.test(this.text[this.#at] ?? "")) this.#at += 1;
    return this.text[this.#at] ?? "";
  }

  #skip(operator: string): boolean {
    if (this.#peek() !== operator) return false;
    this.#at += 1;
    return true;
  }
}

function without(node: Node): Node {
  const all = { occurs: "must", node: { kind: "all" } } as const;
  return { kind: "clauses", clauses: [all, { occurs: "not", node }] };
}
