import { refuse, required } from "./refuse";
import { isUnset } from "./unset";

/** Text without the blanks around it; a number, as a step may yield one, becomes its digits. */
export const optionalText =
  (label: string) =>
  (value: unknown): string | undefined => {
    if (isUnset(value)) return undefined;
    if (typeof value === "string") return value.trim();
    if (typeof value === "bigint" || Number.isFinite(value)) return String(value);
    return refuse(label, "text", value);
  };

export const requiredText = (label: string): ((value: unknown) => string) =>
  required(label, optionalText(label));
