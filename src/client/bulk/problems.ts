import { closed } from "../errors/closed";
import type { DataverseError } from "../errors/DataverseError";
import type { Fault } from "../values/types";
import type { BulkRowError } from "./types";

/** An error of the client, or of the input, which has its message only. */
type Failure = Pick<DataverseError, "message"> &
  Partial<Record<"code" | "requestId" | "hint", string | undefined>> & {
    readonly status?: number | undefined;
  };

/** What a flow may branch on, of an error. */
export const factsOf = ({ message, code, status, requestId, hint }: Failure): BulkRowError => ({
  message,
  ...(code ? { code } : {}),
  ...(status === undefined ? {} : { status }),
  ...(requestId ? { requestId } : {}),
  ...(hint ? { hint } : {}),
});

/** Everything that is wrong with one row, by index and column; a fault of no column concerns the whole row. */
export const faultsOf = (index: number, set: string, faults: readonly Fault[]): BulkRowError => ({
  message: closed(
    `Record ${index} has what ${set} cannot take: ${faults
      .map(({ column, what }) => (column ? `${column}: ${what}` : what))
      .join("; ")}`,
  ),
});
