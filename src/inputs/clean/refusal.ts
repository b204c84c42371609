import type { Connection } from "@prismatic-io/spectral";

/**
 * Why a value was not taken, as a sentence: for those who answer with it and never throw. The SDK allows the
 * cleaner of a connection to return a connection only, so that it has the form of an empty one.
 */
export class Refusal implements Connection {
  readonly key = "";
  readonly configVarKey = "";
  readonly fields = {};

  constructor(readonly error: unknown) {}

  get reason(): string {
    return this.error instanceof Error ? this.error.message : String(this.error);
  }
}

/** A cleaner that gives its refusal as a value. */
export function orRefusal<T>(clean: (value: unknown) => T) {
  return (value: unknown): T | Refusal => {
    try {
      return clean(value);
    } catch (error) {
      return new Refusal(error);
    }
  };
}
