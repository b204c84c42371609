import { refuse } from "./refuse";
import { isUnset } from "./unset";

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "on", "1", "t", "y"].map((word) => [word, true] as const),
  ...["false", "no", "off", "0", "f", "n"].map((word) => [word, false] as const),
]);

/** True or false in any of their usual spellings; anything else is refused, never guessed. */
export function boolean(label: string, whenUnset: boolean) {
  return (value: unknown): boolean => {
    if (isUnset(value)) return whenUnset;
    if (typeof value === "boolean") return value;
    const word = typeof value === "string" || typeof value === "number" ? String(value) : "";
    return WORDS.get(word.trim().toLowerCase()) ?? refuse(label, "true or false", value);
  };
}
