import { DataverseError } from "../errors/DataverseError";

/** Codes of refusals that are about the values of a record (Microsoft's web service error codes). */
const CODES = new Set([
  "0x80048d19",
  "0x8004431a",
  "0x80044331",
  "0x80044330",
  "0x80044332",
  "0x80040203",
  "0x80048408",
]);
const WORDS =
  /error identified in payload|cannot convert|undeclared property|invalid property|does not exist on type|validation error|out of range|is outside the valid range/i;

/**
 * A 400 that refuses the record because of its values. Dataverse has written nothing then, so that the
 * record may be repaired and sent once more.
 */
export function isPayloadRefusal(error: unknown): error is DataverseError {
  return (
    error instanceof DataverseError &&
    error.status === 400 &&
    (CODES.has(error.code?.toLowerCase() ?? "") || WORDS.test(error.detail))
  );
}
