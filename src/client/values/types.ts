import type { ColumnDefinition } from "../types/tables";

/** What is wrong with one column of a record, in words that name what is accepted. */
export interface Fault {
  /** Empty if it is the record as a whole. */
  readonly column: string;
  readonly what: string;
}

/** A value as Dataverse takes it, or what is wrong with the one given. */
export type Typed = { readonly value: unknown } | { readonly wrong: string };

export function typed(value: unknown): Typed {
  return { value };
}
export function wrong(what: string): Typed {
  return { wrong: what };
}

/**
 * `upsert` may turn out to be a create or an update; `createAt` creates at the address of an id or a key.
 * Only `create` takes records along.
 */
export type WriteMode = "create" | "createAt" | "update" | "upsert";

/** What `""` means: left out or clearing a column that is no text, or left out of every column. */
export type EmptyValues = "omit" | "clear" | "omitAll";

export interface TypingOptions {
  readonly mode: WriteMode;
  /** IANA name of the zone in which a UserLocal date-time without an offset is meant. */
  readonly timeZone: string;
  readonly emptyValues: EmptyValues;
  /** Whether an upsert that creates can set afterwards what only an update sets. */
  readonly secondStep?: boolean | undefined;
}

/** Turns one value of one column into what Dataverse takes. Pure. */
export type ValueTyper = (
  value: unknown,
  column: ColumnDefinition,
  options: TypingOptions,
) => Typed;

const MOST_SHOWN = 40;

/** A value in a message: short, and never more of it than helps. */
export function shown(value: unknown): string {
  const text = printed(typeof value === "string" ? value.slice(0, MOST_SHOWN) : value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}

/** JSON knows neither functions, nor bigints, nor objects within themselves; what is NaN is null there. */
const printed = (value: unknown): string => {
  try {
    const text = JSON.stringify(value) ?? typeof value;
    return text === "null" ? String(value) : text;
  } catch {
    return typeof value === "bigint" ? String(value) : typeof value;
  }
};
