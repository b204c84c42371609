import type { BatchPart } from "../multipart/types";
import type { BatchAction } from "./actions";
import type { PlannedEntry } from "./plan";
import type { BatchTable } from "./tables";

/** An action and the request it became. */
export interface PreparedAction {
  readonly action: BatchAction;
  readonly part: BatchPart;
  /** The table it is about, as far as that is known. */
  readonly table: BatchTable | undefined;
  /** Its record is read behind the batch, with these headers. */
  readonly readBack?: Readonly<Record<string, string>> | undefined;
}

export interface PreparedEntry {
  readonly kind: PlannedEntry["kind"];
  readonly actions: readonly PreparedAction[];
}
