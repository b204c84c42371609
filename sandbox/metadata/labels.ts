import { baseLanguage } from "./languages";
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
  const labels = new Map<number, JsonObject>();
  for (const [code, label] of Object.entries(texts)) {
    labels.set(Number(code), {
      Label: label,
      LanguageCode: Number(code),
      IsManaged: owner.managed,
      MetadataId: id,
      HasChanged: null,
    });
  }
  return {
    LocalizedLabels: [...labels.values()].sort(byLanguage),
    UserLocalizedLabel: labels.get(view.language) ?? labels.get(baseLanguage) ?? null,
  };
}

/** The base language comes first. */
function byLanguage(a: JsonObject, b: JsonObject): number {
  return rank(a) - rank(b);
}

function rank({ LanguageCode: code }: JsonObject): number {
  return code === baseLanguage ? 0 : Number(code);
}

export const noLabel: Json = { LocalizedLabels: [], UserLocalizedLabel: null };
