import type { DataverseError } from "../errors/DataverseError";

/** The same error where it kept a definition from being read that the values of a write depend on. */
export function notChecked(error: DataverseError): DataverseError {
  return error.withHint([error.hint, NOT_CHECKED].filter((part) => part !== undefined).join(". "));
}

const NOT_CHECKED =
  "Nothing was written, since the values could not be checked; with Repair Values off they are sent as they are";
