import { DataverseError } from "../errors/DataverseError";

/** An input, and what was given in it or found by it. */
export type GivenRecord = readonly [input: string, given: string];

const OF_ENTITY_ID = "Check the Entity ID: the record";
const GUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The hint of a record that is missing names the input that has its ID, or none where no input has it. */
export function withMissingInput(error: unknown, given: readonly GivenRecord[]): unknown {
  if (!(error instanceof DataverseError) || error.status !== 404) return error;
  const { hint } = error;
  if (!hint?.includes(OF_ENTITY_ID)) return error;
  const detail = error.detail.toLowerCase();
  const found = given.find(([, text]) =>
    text
      .toLowerCase()
      .match(GUIDS)
      ?.some((id) => detail.includes(id)),
  );
  const named = found ? `Check the ${found[0]}: the record` : "The record";
  return error.withHint(hint.replace(OF_ENTITY_ID, named));
}
