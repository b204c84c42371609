import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { Definition } from "../types";
import { COLUMN_PROPERTIES, LABELS, WRAPPED } from "./columnProperties";
import { isObject, labelIn, levelOf } from "./plainChanges";

/**
 * Refuses a property that is misspelt. One that is like none of those known here may be newer than they
 * are: Dataverse says.
 */
export function refuseMisspelt(body: Definition): void {
  for (const name of Object.keys(body)) {
    if (name.includes("@") || COLUMN_PROPERTIES.includes(name) || name.length > 80) continue;
    const [best] = nearest(name, COLUMN_PROPERTIES);
    if (best === undefined) continue;
    throw new InputError(
      `Attribute Body has ${JSON.stringify(name)}, which no column has; did you mean ${best}?`,
    );
  }
}

/** Whether any label of a new column is plain text, which takes a language. */
export function hasPlainLabels(body: Definition): boolean {
  return Object.entries(body).some(
    ([name, value]) => isPlainLabel(name, value) || anyInside(value),
  );
}

const anyInside = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(anyInside);
  return isObject(value) && !("LocalizedLabels" in value) && hasPlainLabels(value);
};

const isPlainLabel = (name: string, value: unknown): boolean =>
  LABELS.has(name) && typeof value === "string";

/** A new column in Dataverse's form: labels and other values that stand in objects may be given as they are. */
export function plainColumn(body: Definition, language: unknown): Definition {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, inForm(name, value, language)]),
  );
}

const inForm = (name: string, value: unknown, language: unknown): unknown => {
  if (typeof value === "string" && LABELS.has(name)) return labelIn(value, language);
  if (Array.isArray(value)) return value.map((each) => inside(each, language));
  if (isObject(value)) return inside(value, language);
  if (value === null || value === undefined || !WRAPPED.has(name)) return value;
  return { Value: name === "RequiredLevel" ? levelOf(value) : value };
};

/** Labels in Dataverse's form have texts of the same names inside. */
const inside = (value: unknown, language: unknown): unknown =>
  isObject(value) && !("LocalizedLabels" in value) && !("UserLocalizedLabel" in value)
    ? plainColumn(value, language)
    : value;
