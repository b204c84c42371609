import fc from "fast-check";
import { InputError } from "../../../src/client";

/** The dresses in which "nothing" arrives. */
export const UNSET: readonly unknown[] = [undefined, null, "", "  ", "\n\t ", "\u00a0", []];

/** What a cleaner refuses, or `undefined` where it accepts; any other error is passed on. */
export const refusal = (clean: (value: unknown) => unknown, value: unknown): string | undefined => {
  try {
    clean(value);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
};

/** JSON whose numbers a JavaScript number holds; longer ones are read otherwise. */
export const heldJson = fc
  .jsonValue()
  .filter((value) => !/\d{16}/.test(JSON.stringify(value).replace(/e[+-]?\d+/g, "")));

const anyValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
  fc.anything({ withTypedArray: true, withSparseArray: true }),
  fc.json(),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(Symbol("x"), () => 1),
);

/** Whatever comes: it is accepted, or refused with an InputError that names the input. */
export const holdsForAnything = (label: string, clean: (value: unknown) => unknown): void =>
  fc.assert(
    fc.property(anyValue, (value) => {
      const message = refusal(clean, value);
      if (message !== undefined) expect(message.startsWith(`${label} `)).toBe(true);
    }),
    { numRuns: 300 },
  );
