import { numberKey } from "../json/exactNumber";
import { roundDecimal } from "../json/roundDecimal";
import type { ColumnDefinition } from "../types/tables";

/** The most decimals that money is stored with, whatever the currency shows. */
const MONEY_PLACES = 4;

/**
 * How many decimals a column keeps. Only where the column itself says so, a value with more of them can be foreseen.
 * https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.metadata.moneyattributemetadata.precisionsource
 */
export function placesOf({ kind, precision, precisionSource = 0 }: ColumnDefinition) {
  if (kind === "money") return precisionSource === 0 ? precision : MONEY_PLACES;
  return kind === "decimal" ? precision : undefined;
}

/**
 * A text that two numbers share exactly if they are stored as the same one: rounded to so many decimals,
 * halves away from zero. Undefined for what is no number.
 */
export function storedNumber(value: unknown, places?: number): string | undefined {
  if (value === null || value === undefined || typeof value === "boolean") return undefined;
  const text = String(value).trim();
  const rounded = places === undefined ? text : roundDecimal(text, places);
  return rounded === undefined ? undefined : numberKey(rounded);
}
