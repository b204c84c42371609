import { refuse } from "./refuse";
import { optionalText } from "./text";

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** A GUID with or without braces, in any case, as the bare lower-case GUID. */
export const optionalGuid =
  (label: string) =>
  (value: unknown): string | undefined => {
    const text = optionalText(label)(value);
    if (text === undefined) return undefined;
    return GUID.exec(text)?.[1]?.toLowerCase() ?? refuse(label, "a GUID", value);
  };
