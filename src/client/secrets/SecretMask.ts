import { formsOf } from "./forms";

/** Secrets that are shorter than this cannot be told from ordinary words. */
const SHORTEST_SECRET = 4;
/** Pieces of a secret are found by samples of this many characters, … */
const SAMPLE = 8;
/** … taken at every fourth place of a text: a piece of 11 characters or more is always found. */
const STEP = 4;
const HIDDEN = "(hidden)";

/**
 * Takes the secrets of one session out of texts, in whichever form a server echoes them, whole or in
 * part. The time grows with the length of the text and the number of forms, and with nothing else.
 */
export class SecretMask {
  readonly #secrets = new Set<string>();
  #forms: string[] | undefined;
  #samples = new Map<string, { readonly form: string; readonly at: number }>();

  /** A secret as it was given; it counts with and without the blanks around it. */
  add(secret: unknown): void {
    if (typeof secret !== "string") return;
    for (const form of [secret, secret.trim()]) {
      if (form.length < SHORTEST_SECRET || this.#secrets.has(form)) continue;
      this.#secrets.add(form);
      this.#forms = undefined;
    }
  }

  /** The text with `(hidden)` in the place of every secret. */
  mask(text: string): string {
    const forms = this.#prepare();
    if (forms.length === 0 || text.length < SHORTEST_SECRET) return text;
    const covered = new Cover(text.length);
    for (const form of forms) coverWhole(text, form, covered);
    this.#coverPieces(text, covered);
    return covered.apply(text);
  }

  #prepare(): readonly string[] {
    if (this.#forms) return this.#forms;
    const forms = [...this.#secrets]
      .flatMap(formsOf)
      .filter((form) => form.length >= SHORTEST_SECRET);
    this.#forms = forms;
    this.#samples = new Map();
    for (const form of forms) {
      for (let at = 0; at + SAMPLE <= form.length; at += 1) {
        this.#samples.set(form.slice(at, at + SAMPLE), { form, at });
      }
    }
    return forms;
  }

  #coverPieces(text: string, covered: Cover): void {
    for (let place = 0; place + SAMPLE <= text.length; place += STEP) {
      if (covered.has(place)) continue;
      const found = this.#samples.get(text.slice(place, place + SAMPLE));
      if (!found) continue;
      const { form, at } = found;
      let from = 0;
      while (from < Math.min(at, place) && text[place - from - 1] === form[at - from - 1])
        from += 1;
      let length = SAMPLE;
      while (at + length < form.length && text[place + length] === form[at + length]) length += 1;
      covered.add(place - from, place + length);
    }
  }
}

function coverWhole(text: string, form: string, covered: Cover): void {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    covered.add(at, at + form.length);
  }
}

/** Which characters of a text are hidden. */
class Cover {
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
