import { optionalText } from "./text";

/** XML as it was given: blanks before it count in the lines that errors name. */
export function xmlText(label: string) {
  const clean = optionalText(label);
  return (value: unknown): string | undefined => {
    const text = clean(value);
    return text !== undefined && typeof value === "string" ? value : text;
  };
}
