import { readJson } from "../../src/client/json/readJson";
import { ownValue } from "../../src/client/objects/ownProperty";
import type { Published, PublishedInput } from "../bundle";
import type { Arguments } from "./arguments";
import { exactValue } from "./exactValue";
import { fileValue } from "./fileValue";
import { type InputPlace, inputPlace } from "./inputPlace";
import { missingInput } from "./missingInput";
import { structuredValue } from "./structuredValue";

/** The inputs as the platform would hand them over; unknown names are refused with what was meant. */
export function inputValues(
  key: string,
  { inputs: declared }: Published,
  { inputs, file }: Arguments,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(file)) {
    const place = inputPlace(key, declared, name);
    valuesAt(values, place)[place.input.key] = exactValue(value, Boolean(place.input.collection));
  }
  for (const [name, text] of inputs) {
    const place = inputPlace(key, declared, name);
    const { input } = place;
    const value = typed(name, input, text);
    const beside = valuesAt(values, place);
    const earlier = ownValue(beside, input.key);
    beside[input.key] = Array.isArray(earlier) && input.collection ? earlier.concat(value) : value;
  }
  const missing = missingInput(declared, values);
  if (missing)
    throw new Error(`${key} needs ${missing.key} (${missing.label}); see: npx d365 ${key} --help`);
  return values;
}

/** Where a value is put: among the others, or inside the structured input that holds its place. */
const valuesAt = (values: Record<string, unknown>, { parent }: InputPlace) => {
  if (!parent) return values;
  const inside = { ...structuredValue(parent.key, values[parent.key]) };
  values[parent.key] = inside;
  return inside;
};

/**
 * Lists are given item by item, key-value lists as `name=value` or as JSON; all else is text. `@file`
 * means the contents of the file, `@@` for a text that begins with one `@`.
 */
const typed = (name: string, { collection }: PublishedInput, text: string): unknown => {
  if (text.startsWith("@@")) return text.slice(1);
  if (text.startsWith("@")) return fileValue(text.slice(1));
  if (!collection) return text;
  if (/^\s*[[{]/.test(text)) return exactValue(listOf(name, text), true);
  if (collection === "valuelist") return [text];
  const at = text.indexOf("=");
  return [{ key: text.slice(0, Math.max(at, 0)), value: text.slice(at + 1) }];
};

const listOf = (name: string, text: string): unknown => {
  try {
    return readJson(text);
  } catch (error) {
    throw new Error(`--input ${name} holds no JSON: ${(error as Error).message}.`);
  }
};
