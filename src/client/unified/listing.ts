import type { CarriedQuery, Place } from "./cursor";
import type { ListUnifiedParams, UnifiedRecord } from "./types";

/** A list with what its cursor carries. */
export type ListParams = ListUnifiedParams & Pick<CarriedQuery, "limit" | "includeDeleted">;

/** What one page says, and where the list goes on. */
export interface UnifiedPage {
  readonly result: readonly UnifiedRecord[];
  /** Undefined on the last page. */
  readonly next: Place | undefined;
  /** Where changes are asked for from here on; only behind the last page. */
  readonly since?: Place | undefined;
  readonly warning?: string | undefined;
}
