import { Cover } from "./Cover";
import { type Form, formsOf } from "./forms";
import { type Reading, readingsOf } from "./readings";
import { type Found, SAMPLE, SampleIndex } from "./SampleIndex";

/** Secrets that are shorter than this cannot be told from ordinary words. */
const SHORTEST_SECRET = 4;
/** Samples are taken at every fourth place of a text: a piece of 11 characters or more is always found. */
const STEP = 4;

interface Prepared {
  /** Looked for letter by letter: words are as short, and differ in nothing but capitals. */
  readonly short: Form[];
  /** Looked for in whichever letter case. */
  readonly long: Form[];
  readonly samples: SampleIndex;
}

/**
 * Takes the secrets of one session out of texts, in whichever form a server echoes them, whole or in
 * part. The time grows with the length of the text and the number of forms, and with nothing else.
 */
export class SecretMask {
  readonly #secrets = new Set<string>();
  /** Made with the first text: most sessions mask nothing. */
  #prepared: Prepared | undefined;
  /** Those that are not prepared yet. */
  readonly #added: string[] = [];

  /** A secret as it was given; it counts with and without the blanks around it. */
  add(secret: unknown): void {
    if (typeof secret !== "string") return;
    for (const form of [secret, secret.trim()]) {
      if (form.length < SHORTEST_SECRET || this.#secrets.has(form)) continue;
      this.#secrets.add(form);
      this.#added.push(form);
    }
  }

  /** The text with `(hidden)` in the place of every secret. */
  mask(text: string): string {
    if (this.#secrets.size === 0 || text.length < SHORTEST_SECRET) return text;
    this.#prepared ??= { short: [], long: [], samples: new SampleIndex() };
    for (const secret of this.#added.splice(0)) prepare(secret, this.#prepared);
    const covered = new Cover(text.length);
    for (const reading of readingsOf(text)) coverReading(reading, this.#prepared, covered);
    return covered.apply(text);
  }
}

function prepare(secret: string, { short, long, samples }: Prepared): void {
  for (const form of formsOf(secret)) {
    if (form.text.length < SHORTEST_SECRET) continue;
    if (form.text.length < SAMPLE) {
      short.push(form);
      continue;
    }
    const lower = { ...form, text: lowerCase(form.text) };
    long.push(lower);
    samples.add(lower);
  }
}

/** The capitals of ASCII only: others may change the length of a text. */
const lowerCase = (text: string): string =>
  text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

/** Finds the forms in one reading, and hides the places of the text as it came. */
function coverReading(reading: Reading, { short, long, samples }: Prepared, covered: Cover): void {
  const lower = lowerCase(reading.text);
  const found = new Cover(lower.length);
  const hide = (from: number, to: number): void => {
    const [begin, end] = [Math.max(from, 0), Math.min(to, lower.length)];
    found.add(begin, end);
    covered.add(...reading.place(begin, end));
  };
  for (const form of short) coverWhole(reading.text, form, hide);
  for (const form of long) coverWhole(lower, form, hide);
  for (let place = 0; place + SAMPLE <= lower.length; place += STEP) {
    if (found.has(place)) continue;
    const sample = samples.find(lower, place);
    if (sample) coverPiece(lower, place, sample, hide);
  }
}

type Hide = (from: number, to: number) => void;

function coverWhole(text: string, { text: form, before, after }: Form, hide: Hide): void {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    hide(at - before, at + form.length + after);
  }
}

function coverPiece(
  text: string,
  place: number,
  { form: { text: form, before, after }, at }: Found,
  hide: Hide,
): void {
  let from = 0;
  while (from < Math.min(at, place) && text[place - from - 1] === form[at - from - 1]) from += 1;
  let length = SAMPLE;
  while (at + length < form.length && text[place + length] === form[at + length]) length += 1;
  hide(
    place - from - (from === at ? before : 0),
    place + length + (at + length === form.length ? after : 0),
  );
}
