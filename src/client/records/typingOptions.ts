import { InputError } from "../errors/InputError";
import type { ValueOptions } from "../types";
import type { TypingOptions, WriteMode } from "../values/types";
import { isTimeZone } from "../values/zonedTime";

/**
 * What the values of a record are typed by.
 *
 * @throws InputError when the time zone is not known
 */
export function typingOptions(
  { timeZone = "UTC", emptyValues = "omit" }: ValueOptions,
  mode: WriteMode,
): TypingOptions {
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `Time Zone ${JSON.stringify(timeZone.slice(0, 80))} is not known; expected an IANA name, e.g. Europe/Berlin.`,
    );
  }
  return { mode, timeZone, emptyValues };
}
