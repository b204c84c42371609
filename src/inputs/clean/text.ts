import { ExactNumber } from "../../client";
import { refuse, required } from "./refuse";
import { isUnset } from "./unset";

/** Text without the blanks around it; a number, as a step may yield one, becomes its digits. */
export function optionalText(label: string) {
  return (value: unknown): string | undefined => {
    if (isUnset(value)) return undefined;
    if (typeof value === "string") return value.trim();
    if (value instanceof ExactNumber) return value.digits;
    if (typeof value === "bigint" || Number.isFinite(value)) return String(value);
    return refuse(label, "text", value);
  };
}

export function requiredText(label: string): (value: unknown) => string {
  return required(label, optionalText(label));
}
