import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { Definition } from "../types";

/** Properties that an answer leaves out unless they are expanded. */
const NOT_IN_ANSWERS = new Set(["OptionSet", "GlobalOptionSet"]);
const LEVELS = ["None", "Recommended", "ApplicationRequired", "SystemRequired"];
const ENGLISH = 1033;

/**
 * Changes of a column in Dataverse's form: a label may be given as plain text, in the language that the
 * user reads, and a requirement level or another managed property as its value.
 *
 * @throws InputError for properties that the column does not have, with what they may have been meant for
 */
export function plainChanges(changes: Definition, present: Definition): Definition {
  const entries = Object.entries(changes).map(([name, value]) => {
    requireKnown(name, present);
    return [name, inForm(name, value, present)] as const;
  });
  return Object.fromEntries(entries);
}

const requireKnown = (name: string, present: Definition): void => {
  if (name.includes("@") || NOT_IN_ANSWERS.has(name) || Object.hasOwn(present, name)) return;
  const names = Object.keys(present).filter((known) => !known.includes("@"));
  const [best] = nearest(name, names);
  throw new InputError(
    `Attribute Body has ${JSON.stringify(name.slice(0, 80))}, which the column ${String(present["LogicalName"])} does not have${best === undefined ? "; Get Attribute shows its properties." : `; did you mean ${best}?`}`,
  );
};

const inForm = (name: string, value: unknown, present: Definition): unknown => {
  const before = present[name];
  if (isObject(value) || value === null || value === undefined || !isObject(before)) return value;
  if ("LocalizedLabels" in before && typeof value === "string") {
    return labelIn(value, languageOf(before) ?? languageOf(present["DisplayName"]));
  }
  if (!("Value" in before)) return value;
  return { Value: name === "RequiredLevel" ? requiredLevel(value) : value };
};

/** A label in one language; in English where none is known. */
export function labelIn(text: string, language: unknown): Definition {
  return {
    LocalizedLabels: [{ Label: text, LanguageCode: language ?? ENGLISH }],
  };
}

const requiredLevel = (value: unknown): unknown => {
  const level = levelOf(value);
  if (LEVELS.some((known) => known === level)) return level;
  throw new InputError(
    `Attribute Body has the RequiredLevel ${JSON.stringify(String(value).slice(0, 80))}; expected one of ${LEVELS.join(", ")}.`,
  );
};

/** A requirement level in any letter case. */
export function levelOf(value: unknown): unknown {
  return LEVELS.find((each) => each.toLowerCase() === String(value).trim().toLowerCase()) ?? value;
}

/** The language in which the user reads a label, else the first it has. */
export function languageOf(label: unknown): unknown {
  if (!isObject(label)) return undefined;
  const { UserLocalizedLabel: own, LocalizedLabels: all } = label;
  const first: unknown = Array.isArray(all) ? all[0] : undefined;
  const code = isObject(own) ? own["LanguageCode"] : undefined;
  return code ?? (isObject(first) ? first["LanguageCode"] : undefined);
}

export function isObject(value: unknown): value is Definition {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
