import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import type { Fault } from "./types";

/** One error for everything that is wrong with a record. */
export const faultsError = (set: string, faults: readonly Fault[]): InputError => {
  const what = faults.length === 1 ? "a column that" : `${faults.length} columns that`;
  const list = faults.map(({ column, what: why }) => `${column}: ${why}`).join("; ");
  return new InputError(withFullStop(`The record has ${what} ${set} cannot take: ${list}`));
};
