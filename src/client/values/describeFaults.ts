import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import type { Fault } from "./types";

/** One error for everything that is wrong with a record. */
export function faultsError(set: string, faults: readonly Fault[]): InputError {
  const what = faults.length === 1 ? "a column that" : `${faults.length} columns that`;
  const list = listedFaults(faults);
  return new InputError(withFullStop(`The record has ${what} ${set} cannot take: ${list}`));
}

/** So many are told; more would not be read. */
const TOLD = 50;

/** What is wrong, column by column; a fault of no column concerns the whole record. */
export function listedFaults(faults: readonly Fault[]): string {
  const told = faults
    .slice(0, TOLD)
    .map(({ column, what }) => (column ? `${column}: ${what}` : what))
    .join("; ");
  return faults.length > TOLD ? `${told}; and ${faults.length - TOLD} more` : told;
}
