import { refuse } from "./refuse";
import { isUnset } from "./unset";

/** One of a few words, in any case and spacing, given back as it is written in `choices`. */
export function optionalChoice<T extends string>(label: string, choices: readonly T[]) {
  return (value: unknown): T | undefined => {
    if (isUnset(value)) return undefined;
    const found = choices.find((choice) => typeof value === "string" && same(choice, value));
    return found ?? refuse(label, `one of ${choices.join(" | ")}`, value);
  };
}

const same = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (text: string): string => text.replace(/\s+/g, "").toLowerCase();
