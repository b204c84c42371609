import { isObject, type JsonObject } from "../../records/payload/body";
import type { Translations } from "../../schema/types";
import { baseLanguage, provisionedLanguages } from "../languages";
import { type Texts, textsOf } from "../texts";
import { checkComplex } from "./checkBody";
import { refused } from "./refusals";

/** A declared text: in the base language, and in all others. */
export interface DeclaredText {
  readonly text: string;
  readonly translations: Translations;
}

/**
 * What a label in a body makes of a text. Without merging, the languages it does not name are lost; a
 * label that is not there at all is one without languages.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions
 */
export function newText(
  body: JsonObject,
  name: string,
  merged: { text: string | undefined; translations: Translations | undefined } | undefined,
): DeclaredText {
  const given = readLabel(body[name]);
  const before = merged === undefined ? {} : textsOf(merged.text, merged.translations);
  const { [baseLanguage]: text = "", ...translations } = { ...before, ...given };
  return { text, translations };
}

/** The texts of a label by language; who sees which of them is not for the sender to say. */
function readLabel(value: unknown): Texts {
  if (value === null || value === undefined) return {};
  checkComplex("Label", value);
  const labels = isObject(value) ? value["LocalizedLabels"] : undefined;
  const texts: Record<number, string> = {};
  for (const label of Array.isArray(labels) ? labels : []) {
    const { Label: text, LanguageCode: code } = label as { Label?: string; LanguageCode?: number };
    if (code === undefined || !provisionedLanguages.includes(code)) throw refused.invalidLanguage();
    if (text) texts[code] = text;
  }
  return texts;
}
