import fc from "fast-check";

const HALVES = 0xd800;
const PAST_HALVES = 0xe000;

/** Any character but the halves of one. fast-check's own takes a second to make, for its table of all of them. */
const character = fc
  .integer({ min: 0, max: 0x10ffff - (PAST_HALVES - HALVES) })
  .map(toCharacter, toPosition);

/** Texts of any characters: control characters, emoji, what is assigned to nothing. */
export function anyText(
  limits: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> {
  return fc.string({ ...limits, unit: character });
}

function toCharacter(position: number): string {
  return String.fromCodePoint(position < HALVES ? position : position + (PAST_HALVES - HALVES));
}

/** fast-check asks this of every text that it would like to be among the first ones; throws for any other. */
function toPosition(text: unknown): number {
  if (typeof text !== "string" || [...text].length !== 1) throw new Error("This is no character.");
  const point = text.codePointAt(0) ?? 0;
  if (point >= HALVES && point < PAST_HALVES) throw new Error("This is half a character.");
  return point < HALVES ? point : point - (PAST_HALVES - HALVES);
}
