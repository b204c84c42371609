const HIDDEN = "(hidden)";

/** Which characters of a text are hidden. */
export class Cover {
  readonly #marks: Uint8Array;
  #any = false;

  constructor(length: number) {
    this.#marks = new Uint8Array(length);
  }

  has(at: number): boolean {
    return this.#marks[at] === 1;
  }

  add(from: number, to: number): void {
    this.#marks.fill(1, from, to);
    this.#any = true;
  }

  apply(text: string): string {
    if (!this.#any) return text;
    const parts: string[] = [];
    for (let at = 0; at < text.length; ) {
      const hidden = this.#marks[at];
      let end = at;
      while (end < text.length && this.#marks[end] === hidden) end += 1;
      parts.push(hidden === 1 ? HIDDEN : text.slice(at, end));
      at = end;
    }
    return parts.join("");
  }
}
