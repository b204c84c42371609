import type { writtenColumns } from "../../compare/writtenColumns";
import type { TableDefinition } from "../../types/tables";
import type { Scope } from "../scope/types";
import type { MirrorMode } from "../types";
import type { ActiveStates } from "./stateOf";

/** What decisions go by. */
export interface Rules {
  readonly definition: TableDefinition;
  /** What the properties of records are about. */
  readonly written: ReturnType<typeof writtenColumns>;
  readonly scope: Scope | undefined;
  readonly mode: MirrorMode;
  readonly adopt: boolean;
  /** Undefined where inactive rows are left as they are. */
  readonly states: ActiveStates | undefined;
}

/** Where a row was found. */
export type Place = "inside" | "outside";
