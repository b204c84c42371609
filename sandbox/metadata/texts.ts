import type { Translations } from "../schema/types";
import { baseLanguage, german } from "./languages";
import glossary from "./translations/german.json";

/** One text in each language it exists in, by language code. */
export type Texts = Readonly<Record<number, string>>;

/**
 * A declared text in all its languages. Translations a declaration gives itself are complete; for
 * the others there is the glossary, and what it does not know exists in the base language only.
 */
export function textsOf(text: string | undefined, translations: Translations | undefined): Texts {
  const base = text ? { [baseLanguage]: text } : {};
  if (translations !== undefined) return { ...base, ...translations };
  const translated = text ? inGerman(text) : undefined;
  return translated === undefined ? base : { ...base, [german]: translated };
}

const words = new Map(Object.entries(glossary));
const found = new Map<string, string | undefined>();

/** Looked up once a text: the same labels come again and again. */
function inGerman(text: string): string | undefined {
  if (!found.has(text)) found.set(text, translate(text));
  return found.get(text);
}

/** Derived labels are translated as they are derived: part by part. */
function translate(text: string): string | undefined {
  const whole = words.get(text);
  if (whole !== undefined) return whole;
  const [, group, part] = /^(Address \d)(?:: (.+))?$/.exec(text) ?? [];
  if (group !== undefined) return addressPart(group, part);
  const amount = words.get(/^(.+) \(Base\)$/.exec(text)?.[1] ?? "");
  return amount === undefined ? undefined : `${amount} (Basis)`;
}

function addressPart(group: string, part: string | undefined): string | undefined {
  const address = group.replace("Address", "Adresse");
  if (part === undefined) return address;
  const translated = words.get(part);
  return translated === undefined ? undefined : `${address}: ${translated}`;
}
