import { roundDecimal } from "../../json/roundDecimal";
import { normalizeGuid } from "../../odata/guid";
import type { KeyValue } from "../../odata/keys/types";
import { stringLiteral } from "../../odata/literal";
import { halfCharacter } from "../../text/wholeCharacters";
import type { ColumnDefinition } from "../../types/tables";
import { shown, type TypingOptions } from "../types";
import { typeValue } from "../typeValue";

/**
 * Characters with which Dataverse cannot find a record by alternate key, however they are encoded
 * (Microsoft: "Use an alternate key to reference a record").
 */
const UNUSABLE = /[/<>*%&:\\?+]/;

/** The first character for which a text cannot be a value of a key. */
export function unusable(text: string): string | undefined {
  return UNUSABLE.exec(text)?.[0];
}

/** The most that a column of text holds which can be part of a key. */
const LONGEST = 4_000;

/** Why a text is too long for any key; follows the name of an input. */
export function overlongValue(column: string, text: string): string | undefined {
  if (text.length <= LONGEST) return undefined;
  return `has ${text.length} characters in the value of ${column}: a column of a key holds at most ${LONGEST}`;
}

const LIMIT =
  "Dataverse cannot find a record by an alternate key that holds one of / < > * % & : \\ ? +";

/** Follows the name of an input. */
export function unusableValue(column: string, bad: string): string {
  return `has a ${JSON.stringify(bad)} in the value of ${column}: ${LIMIT}; query it with a filter and use its GUID`;
}

/** Name and literal of a key's column, ready but for the encoding; or what is wrong with the value. */
export type KeyLiteral =
  | Literal
  | {
      readonly wrong: string;
      /** The character for which no address can hold the value. */
      readonly bad?: string | undefined;
      readonly unaddressable?: Literal | undefined;
    };

/** A value of a key as an address has it. */
export interface Literal {
  readonly name: string;
  readonly value: KeyValue;
  /** As it is written; undefined for a lookup. */
  readonly typed?: unknown;
}

/** What a value without a time zone or a given choice is typed by. */
export const KEY_TYPING: TypingOptions = { mode: "update", timeZone: "UTC", emptyValues: "clear" };

/**
 * The literal of one column of a key, typed by the column. A lookup takes the id of a record: a GUID, or
 * an object with one.
 */
export function keyLiteral(
  column: ColumnDefinition,
  value: unknown,
  options: TypingOptions = KEY_TYPING,
): KeyLiteral {
  const { kind, logicalName } = column;
  if (value === undefined || value === null || value === "") {
    return { wrong: "the row has no value for this column of its alternate key" };
  }
  if (isLookup(column)) {
    const id = idOf(value);
    if (!id)
      return { wrong: `${shown(value)} is not the id of a record, which a lookup in a key is` };
    return { name: `_${logicalName}_value`, value: { column: logicalName, literal: id } };
  }
  // How long a text may be only matters where one is written, which Dataverse checks.
  const typed =
    kind === "string" && typeof value === "string"
      ? { value }
      : typeValue(value, { ...column, maxLength: undefined }, options);
  if ("wrong" in typed) return typed;
  const { precision } = column;
  const given = String(typed.value);
  // Dataverse keeps no more decimals than the column has, and would not find the record by them.
  const isRounded = kind === "decimal" && precision !== undefined;
  const text = (isRounded ? roundDecimal(given, precision) : undefined) ?? given;
  const half = halfCharacter(text);
  if (half !== undefined) return { wrong: half };
  const { value: written } = typed;
  if (kind !== "string" && kind !== "memo") return literalOf(logicalName, text, written);
  if (text.length > LONGEST) {
    return {
      wrong: `it has ${text.length} characters, and a column of a key holds at most ${LONGEST}`,
    };
  }
  const bad = unusable(text);
  const literal = literalOf(logicalName, stringLiteral(text), written);
  if (bad === undefined) return literal;
  const wrong = `${JSON.stringify(bad)} is in the value, and ${LIMIT}`;
  return { bad, wrong, unaddressable: literal };
}

const literalOf = (column: string, literal: string, typed: unknown): Literal => ({
  name: column,
  value: { column, literal },
  typed,
});

export function isLookup({ kind }: ColumnDefinition): boolean {
  return kind === "lookup" || kind === "customer" || kind === "owner";
}

const idOf = (value: unknown): string | undefined => {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : value;
  return typeof id === "string" ? normalizeGuid(id) : undefined;
};
