import { optionalText } from "./clean";

const clean = optionalText("XML Query");

/** XML as it was given: blanks before it count in the lines that errors name. */
export const xmlText = (value: unknown): string | undefined =>
  clean(value) !== undefined && typeof value === "string" ? value : clean(value);
