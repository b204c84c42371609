import type { Form } from "./forms";

/** Pieces of a secret are found by samples of so many characters. */
export const SAMPLE = 8;

const LEAST_SLOTS = 1024;

/** A place within a form. */
export interface Found {
  readonly form: Form;
  readonly at: number;
}

/**
 * Where samples are within forms: a hash table of positions, open addressed. A token has ten thousands of
 * samples; to collect them as texts takes longer than anything else that an error costs. Of samples that
 * are equal, the last one counts.
 */
export class SampleIndex {
  /** All forms, one behind the other. */
  #text = "";
  readonly #forms: { readonly form: Form; readonly from: number }[] = [];
  /** Positions in the text, plus one; 0 is a free slot. A power of two long. */
  #slots = new Int32Array(LEAST_SLOTS);
  #taken = 0;

  add(form: Form): void {
    const from = this.#text.length;
    this.#text += form.text;
    this.#forms.push({ form, from });
    const last = this.#text.length - SAMPLE;
    this.#makeRoom(last - from + 1);
    for (let position = from; position <= last; position += 1) this.#set(position);
  }

  find(text: string, place: number): Found | undefined {
    const taken = this.#slots[this.#slotOf(text, place)] ?? 0;
    if (taken === 0) return undefined;
    const position = taken - 1;
    for (let at = this.#forms.length - 1; at >= 0; at -= 1) {
      const known = this.#forms[at];
      if (known && known.from <= position) return { form: known.form, at: position - known.from };
    }
    return undefined;
  }

  #set(position: number): void {
    const slot = this.#slotOf(this.#text, position);
    if (this.#slots[slot] === 0) this.#taken += 1;
    this.#slots[slot] = position + 1;
  }

  /** The slot that the sample has, or would have. */
  #slotOf(text: string, place: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(text, place) & mask;
    for (;;) {
      const taken = this.#slots[slot] ?? 0;
      if (taken === 0 || isSame(this.#text, taken - 1, text, place)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Keeps a third of the slots free. */
  #makeRoom(more: number): void {
    let size = this.#slots.length;
    while ((this.#taken + more) * 3 > size * 2) size *= 2;
    if (size === this.#slots.length) return;
    const before = this.#slots;
    this.#slots = new Int32Array(size);
    this.#taken = 0;
    for (const taken of before) if (taken !== 0) this.#set(taken - 1);
  }
}

/** A look at a global is slow in the contexts of test runners. */
const { imul } = Math;

const hashOf = (text: string, place: number): number => {
  let hash = 0;
  for (let at = place; at < place + SAMPLE; at += 1) {
    hash = (imul(hash, 0x01000193) ^ text.charCodeAt(at)) | 0;
  }
  return hash ^ (hash >>> 15);
};

const isSame = (one: string, at: number, other: string, place: number): boolean => {
  for (let more = 0; more < SAMPLE; more += 1) {
    if (one.charCodeAt(at + more) !== other.charCodeAt(place + more)) return false;
  }
  return true;
};
