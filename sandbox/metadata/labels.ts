import { baseLanguage, provisionedLanguages } from "./languages";
import { metadataId } from "./metadataId";
import type { Json, JsonObject, View } from "./model/types";
import type { Texts } from "./texts";

/** What a label belongs to, and whether Microsoft shipped it. */
export interface LabelOwner {
  /** Names that tell this label from all others. */
  readonly names: readonly string[];
  readonly managed: boolean;
}

/**
 * A label in all its languages and in the caller's; who has a language that the label lacks sees the
 * base language.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/label
 */
export function labelJson(owner: LabelOwner, texts: Texts, view: View): Json {
  const id = metadataId("label", ...owner.names);
  const labels: JsonObject[] = [];
  let base: Json = null;
  let own: Json = null;
  for (const code of provisionedLanguages) {
    const text = texts[code];
    if (text === undefined) continue;
    const label: JsonObject = {
      Label: text,
      LanguageCode: code,
      IsManaged: owner.managed,
      MetadataId: id,
      HasChanged: null,
    };
    labels.push(label);
    if (code === baseLanguage) base = label;
    if (code === view.language) own = label;
  }
  return { LocalizedLabels: labels, UserLocalizedLabel: own ?? base };
}

export const noLabel: Json = { LocalizedLabels: [], UserLocalizedLabel: null };
