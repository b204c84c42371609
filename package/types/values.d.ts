/** What an input that is not required may hold where it is not set. */
export type Unset = null | undefined | "";

/** True or false, also as text. */
export type Flag = boolean | "true" | "false";

/** An object that becomes JSON; no list, no file. */
export interface JsonObject {
  // biome-ignore lint/suspicious/noExplicitAny: takes objects of any interface
  readonly [name: string]: any;
  readonly [Symbol.iterator]?: never;
}

/** Texts in a list, or in one text: separated by commas, or as JSON. */
export type TextList = ListOf<string>;

/** Some of a few words, or a text that holds them. */
export type ListOf<T extends string> = readonly T[] | string;

/** Values by their keys: as rows, as an object, or as JSON of either. */
export type KeyValues =
  | ReadonlyArray<{ readonly key: string; readonly value: unknown }>
  | JsonObject
  | string;

/** A record, or another object whose properties depend on the environment. */
export interface AnyRecord {
  [name: string]: unknown;
}

/** The value of a connection, as a config variable holds it. */
export interface Connection {
  /** Which connection it is, e.g. `clientCredentials`. */
  key: string;
  /** Name of the config variable; blank outside of the platform. */
  configVarKey?: string;
  /** What was filled in: see `ConnectionFields`. */
  fields: { [name: string]: unknown };
  /** What the platform signed in for: `access_token` above all. Connections that sign in themselves have none. */
  token?: { [name: string]: unknown };
  context?: { [name: string]: unknown };
}
