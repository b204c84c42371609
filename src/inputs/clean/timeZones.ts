import { isTimeZone } from "../../client";
import { refuse } from "./refuse";
import { optionalText } from "./text";

export function optionalTimeZone(label: string) {
  const clean = optionalText(label);
  return (value: unknown): string | undefined => {
    const name = clean(value);
    if (name === undefined || isTimeZone(name)) return name;
    return refuse(label, "the IANA name of a time zone, e.g. Europe/Berlin", name);
  };
}
