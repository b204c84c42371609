import { object } from "./definition/json";
import { labelOf } from "./definition/labels";

/** Readers of properties for answers in which nothing is left out: what is missing is null. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

export function flagOrNull(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

/** A label in the caller's language. */
export function labelOrNull(value: unknown): string | null {
  return labelOf(value) ?? null;
}

/** The value inside of a managed property or a type name: `{ "Value": … }`. */
export function inner(value: unknown): unknown {
  return object(value)["Value"];
}

let collator: Intl.Collator | undefined;

/** Orders names the same way on every machine. The collator is costly: made when first needed. */
export function compareNames(one: string, other: string): number {
  collator ??= new Intl.Collator("en");
  return collator.compare(one, other) || (one < other ? -1 : Number(one > other));
}
