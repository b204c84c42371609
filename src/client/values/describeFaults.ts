import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import type { Fault } from "./types";

/** One error for everything that is wrong with a record. */
export class WrongRecord extends InputError {
  constructor(
    set: string,
    readonly faults: readonly Fault[],
  ) {
    const what = faults.length === 1 ? "a column that" : `${faults.length} columns that`;
    super(withFullStop(`The record has ${what} ${set} cannot take: ${listedFaults(faults)}`));
    // The message has them already.
    Object.defineProperty(this, "faults", { enumerable: false });
  }
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
