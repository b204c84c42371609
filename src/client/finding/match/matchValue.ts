import { ExactNumber } from "../../json/exactNumber";
import { stringLiteral } from "../../odata/literal";
import { halfCharacter } from "../../text/wholeCharacters";
import type { ColumnKind } from "../../types/tables";
import type { FoundColumn } from "../../values/findColumn";
import { idAtPath } from "../../values/idAtPath";
import { jsonValue } from "../../values/jsonValue";
import { lookupValue } from "../../values/lookup";
import type { LookupContext } from "../../values/lookupContext";
import { readReference } from "../../values/reference";
import { shown, type Typed, type TypingOptions, typed, wrong } from "../../values/types";
import { typeValue } from "../../values/typeValue";

/** Columns that no condition compares with a value. */
const INCOMPARABLE: ReadonlySet<ColumnKind> = new Set(["file", "image", "partylist", "other"]);
const LOOKUPS: ReadonlySet<ColumnKind> = new Set(["lookup", "customer", "owner"]);
const TEXTS: ReadonlySet<ColumnKind> = new Set(["string", "memo", "entityname", "multichoice"]);

/** Whether a value says nothing: a reference that led nowhere, or an empty text. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  return Array.isArray(value) && value.length === 0;
}

/**
 * A value in any accepted form as its column has it; a lookup's is the id of the record. A text may be longer
 * than its column: no record has it then.
 */
export async function matchValue(
  { column, targetTable }: FoundColumn,
  given: unknown,
  options: TypingOptions,
  context: LookupContext,
): Promise<Typed> {
  const { kind, validForRead, logicalName } = column;
  if (INCOMPARABLE.has(kind))
    return wrong(`nothing is found by ${logicalName}, whose values cannot be compared`);
  if (!validForRead) return wrong(`nothing is found by ${logicalName}, which cannot be read`);
  if (saysNothing(given)) return wrong(NO_VALUE);
  const isLookup = LOOKUPS.has(kind);
  const json = isLookup || kind === "multichoice" ? jsonValue(given) : { value: given };
  if (!json) return wrong(`${shown(given)} begins like JSON and is none`);
  if (isLookup) return lookupId({ column, targetTable }, json.value, context);
  const value = typeValue(json.value, { ...column, maxLength: undefined }, options);
  if ("wrong" in value) return value;
  if (saysNothing(value.value)) return wrong(NO_VALUE);
  const half = halfCharacter(String(value.value));
  if (half !== undefined) return wrong(half);
  return kind === "multichoice" ? typed(inOrder(String(value.value))) : value;
}

const NO_VALUE = "it has no value to be found by: give one, or leave the column out";

/** The comparison of a column with its value, in the syntax of `$filter`. */
export function matchCondition({ column }: FoundColumn, value: unknown): string {
  const { kind, logicalName } = column;
  if (LOOKUPS.has(kind)) return `_${logicalName}_value eq ${String(value)}`;
  if (TEXTS.has(kind)) return `${logicalName} eq ${stringLiteral(String(value))}`;
  return `${logicalName} eq ${value instanceof ExactNumber ? value.digits : String(value)}`;
}

/** Several options are the same in any order. */
const inOrder = (options: string): string =>
  options
    .split(",")
    .sort((a, b) => Number(a) - Number(b))
    .join(",");

const lookupId = async (
  { column, targetTable }: FoundColumn,
  given: unknown,
  context: LookupContext,
): Promise<Typed> => {
  const reference = readReference(given, context.environment);
  // Ids are different in all tables, so that it makes no difference which one is meant.
  if (reference.kind === "id" && reference.table === undefined) return typed(reference.id);
  const lookup = await lookupValue(given, column, context, targetTable);
  if ("wrong" in lookup) return lookup;
  if ("unset" in lookup) return wrong(NO_VALUE);
  const bind = "bind" in lookup ? (lookup.bind ?? "") : "";
  // A lookup holds ids, so that a record of an alternate key is read first.
  const found = await idAtPath(bind, context);
  if (!found) return wrong(`${shown(given)} names no record that exists`);
  return found.id === undefined ? wrong(`there is no ${bind}`) : typed(found.id);
};
