import type { Environment } from "../environment";
import type { BypassLogic } from "../types";
import type { Names } from "./references";
import type { BatchTable, BatchTables } from "./tables";

/** What the request of one action depends on beside the action. */
export interface PartContext {
  readonly environment: Environment;
  readonly tables: BatchTables;
  /** The table the action is about, as far as that is known. */
  readonly table: BatchTable | undefined;
  /** The values as Dataverse takes them; undefined where there are none. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly names: Names;
  readonly contentId: string | undefined;
  readonly bypassCustomLogic: BypassLogic | undefined;
}
