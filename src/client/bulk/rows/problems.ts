import { withFullStop } from "../../errors/withFullStop";
import { listedFaults } from "../../values/describeFaults";
import type { Fault } from "../../values/types";
import type { BulkRowError } from "../types";

/** Everything that is wrong with one row, by index and column; a fault of no column concerns the whole row. */
export function faultsOf(index: number, set: string, faults: readonly Fault[]): BulkRowError {
  return {
    message: withFullStop(`Record ${index} has what ${set} cannot take: ${listedFaults(faults)}`),
  };
}
