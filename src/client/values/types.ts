import type { ColumnDefinition } from "../metadata/types";

/** What is wrong with one column of a record, in words that name what is accepted. */
export interface Fault {
  /** Empty where it is the record as a whole. */
  readonly column: string;
  readonly what: string;
}

/** A value as Dataverse takes it, or what is wrong with the one given. */
export type Typed = { readonly value: unknown } | { readonly wrong: string };

export const typed = (value: unknown): Typed => ({ value });
export const wrong = (what: string): Typed => ({ wrong: what });

/** An upsert may turn out to be either; like an update it takes no records along. */
export type WriteMode = "create" | "update" | "upsert";

export interface TypingOptions {
  readonly mode: WriteMode;
  /** IANA name of the zone in which a UserLocal date-time without an offset is meant. */
  readonly timeZone: string;
  /** What `""` means for a column that is no text: leave it out, or clear it. */
  readonly emptyValues: "omit" | "clear";
}

/** Turns one value of one column into what Dataverse takes. Pure. */
export type ValueTyper = (
  value: unknown,
  column: ColumnDefinition,
  options: TypingOptions,
) => Typed;

/** A value in a message: short, and never more of it than helps. */
export const shown = (value: unknown): string => {
  const text =
    typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};
