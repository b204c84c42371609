import { malformed, type RefusalName, refusal } from "../refusals";
import type { XmlElement } from "./xml";

/** Codes the service has for single flags. */
const flagRefusals: Readonly<Record<string, RefusalName>> = {
  descending: "QueryBuilderDeserializeInvalidDescending",
  distinct: "QueryBuilderDeserializeInvalidDistinct",
  groupby: "QueryBuilderDeserializeInvalidGroupBy",
  isquickfindfields: "QueryBuilderInvalidIsQuickFindFilter",
  "min-active-row-version": "QueryBuilderDeserializeInvalidMinActiveRowVersion",
  "no-lock": "QueryBuilderDeserializeInvalidNoLock",
  useraworderby: "QueryBuilderDeserializeInvalidUseRawOrderBy",
};

/** A flag: `true`, `false`, `1` or `0`; false if it is left out. */
export function flag({ attributes }: XmlElement, name: string): boolean {
  const text = attributes.get(name) ?? "false";
  if (["true", "false", "1", "0"].includes(text)) {
    return text === "true" || text === "1";
  }
  throw refusal(
    flagRefusals[name] ?? "InvalidFetchXml",
    `The only valid values for ${name} attribute are 'true', 'false', '1', and '0'.`,
  );
}

/** A whole number greater than zero, or undefined if it is left out. */
export function positive({ attributes }: XmlElement, name: string): number | undefined {
  const text = attributes.get(name)?.trim();
  if (text === undefined) {
    return undefined;
  }
  if (!/^-?\d{1,9}$/.test(text)) {
    throw malformed(`The value '${text}' of the attribute '${name}' is not a whole number.`);
  }
  if (Number(text) < 1) {
    throw refusal(
      "QueryBuilderValueGreaterThanZero",
      "A value greater than zero must be specified.",
    );
  }
  return Number(text);
}

export function required({ name, attributes }: XmlElement, attribute: string): string {
  const value = attributes.get(attribute);
  if (!value) {
    throw refusal(
      "QueryBuilderAttributeNotFound",
      `A required attribute was not specified. The element '${name}' needs the attribute '${attribute}'.`,
    );
  }
  return value;
}

/** One of several words, exactly as written; undefined if it is left out. */
export function oneOf<Word extends string>(
  { attributes }: XmlElement,
  name: string,
  words: readonly Word[],
  refuse: (text: string) => Error,
): Word | undefined {
  const text = attributes.get(name);
  const word = words.find((known) => known === text);
  if (text !== undefined && word === undefined) {
    throw refuse(text);
  }
  return word;
}
