import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import type { LookupContext } from "./lookupContext";
import type { Fault, TypingOptions } from "./types";

/** The record as Dataverse takes it, everything that is wrong with it, and whether that is another one. */
export interface TypedRecord {
  readonly record: DataverseRecord;
  readonly faults: readonly Fault[];
  isChanged(): boolean;
  /** Names of a row read before that this write cannot set. */
  readonly leftOut: readonly string[];
  /** Part of the record that has to be written once more where an upsert creates. */
  readonly afterCreate: DataverseRecord;
}

export interface Typing {
  readonly definition: TableDefinition;
  readonly options: TypingOptions;
  readonly context: LookupContext;
  /** The record as it was given: what one property says may tell what another means. */
  readonly given: DataverseRecord;
  /** Types a record that is created along. */
  readonly typeNested: (
    columns: DataverseRecord,
    definition: TableDefinition,
  ) => Promise<TypedRecord>;
}

/** What one entry puts into the record. */
export type TypedEntry =
  | {
      readonly properties: DataverseRecord;
      /** Rows to be added to a collection, which several entries may do. */
      readonly rows?: readonly unknown[];
      readonly afterCreate?: boolean;
    }
  | { readonly faults: readonly Fault[] };
