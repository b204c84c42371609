import { InputError } from "../../errors/InputError";
import { ExactNumber } from "../../json/exactNumber";
import { readJson } from "../../json/readJson";
import { normalizeGuid } from "../guid";
import { literalOf } from "../literal";
import { readPairs } from "./readPairs";
import type { KeyPart, KeyText } from "./types";

/**
 * What a text says of a record: its GUID in any form, or the columns of a key, as pairs or as JSON. Pure.
 *
 * @param input label of the input that holds the text, for messages
 * @throws InputError when a column has no value, or JSON names what cannot be a column
 */
export function readKeyText(given: string, input: string): KeyText {
  const text = given.trim();
  const id = normalizeGuid(text);
  if (id) return { kind: "id", id };
  const parts = text.startsWith("{") ? jsonParts(text, input) : readPairs(text);
  if (!parts || parts.length === 0) return { kind: "unreadable" };
  for (const part of parts) {
    if (String(part.value).trim() === UNFILLED) {
      throw new InputError(
        `${input} is a form that is not filled in: put the value of ${part.name} in the place of ${UNFILLED}.`,
      );
    }
    if (isMissing(part)) throw new InputError(`${input} has no value for ${part.name}.`);
  }
  return { kind: "parts", parts };
}

/** What a value is to replace in the forms that pickers offer. */
const UNFILLED = "…";

/** What a template leaves of a reference that led to nothing. */
const NOTHING = new Set(["undefined", "null", "[object Object]"]);

/** An empty text, and blanks, which Dataverse takes for one. */
const isMissing = ({ value }: KeyPart): boolean =>
  typeof value === "string" && (value.trim() === "" || NOTHING.has(value.trim()));

const COLUMN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const jsonParts = (text: string, input: string): readonly KeyPart[] | undefined => {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).map(([name, part]: [string, unknown]) => {
    if (!COLUMN.test(name)) {
      throw new InputError(
        `${input} names ${JSON.stringify(name.slice(0, 80))}, which is not a column.`,
      );
    }
    if (part === null) throw new InputError(`${input} has no value for ${name}.`);
    if (part instanceof ExactNumber) return { name, value: part.digits, quoted: false };
    if (typeof part === "string" || typeof part === "number" || typeof part === "boolean") {
      return { name, value: part, quoted: typeof part === "string" && !isIdOrTime(part) };
    }
    throw new InputError(`${input} has no usable value for the key column ${name}.`);
  });
};

/** JSON has neither GUIDs nor times, so that a text which is plainly one of them is taken for it. */
const isIdOrTime = (text: string): boolean => literalOf(text) === text;

const parsed = (text: string): unknown => {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
};
