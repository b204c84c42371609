import type { ColumnDefinition } from "../../types/tables";

const LONGEST = 60;

/** Texts of columns that many tables have, by what their names end with. */
const BY_NAME: readonly (readonly [ending: RegExp, text: string])[] = [
  [/e?mail(address)?\d?$/, "ann.lee@example.com"],
  [/(phone|fax|pager)\d?$/, "+1 206 555 0100"],
  [/image_url$/, "/Image/download.aspx?Entity=account"],
  [/(url|website)$/, "https://www.example.com"],
  [/firstname$/, "Ann"],
  [/lastname$/, "Lee"],
  [/fullname$/, "Ann Lee"],
  [/city$/, "Seattle"],
  [/country$/, "United States"],
  [/stateorprovince$/, "WA"],
  [/postalcode$/, "98101"],
  [/(line|street)1$/, "1 Main Street"],
];

const BY_FORMAT: Readonly<Record<string, string>> = {
  Email: "ann.lee@example.com",
  Phone: "+1 206 555 0100",
  Url: "https://www.example.com",
};

/** A text as such a column may hold it, no longer than the column takes. Pure. */
export function sampleText({
  logicalName,
  displayName,
  format = "",
  maxLength,
}: ColumnDefinition): string {
  const known = BY_NAME.find(([ending]) => ending.test(logicalName))?.[1];
  const text = BY_FORMAT[format] ?? known ?? `Sample ${displayName ?? logicalName}`;
  return text.slice(0, Math.min(maxLength ?? LONGEST, LONGEST));
}
