import type { Known } from "../../bulk/rows/row";
import type { BulkRowError } from "../../bulk/types";

/** What is to be done with a listed record. */
export type Decision =
  | { readonly is: "unchanged"; readonly id: string }
  | { readonly is: "rejected"; readonly id?: string | undefined; readonly error: BulkRowError }
  | {
      readonly is: "insert" | "update" | "reactivate";
      readonly id?: string | undefined;
      readonly known: Known;
      /** Columns that activate the row. */
      readonly activation?: Readonly<Record<string, number>> | undefined;
      /** Of the values, so that another plan is told from this one. */
      readonly digest: string;
    };

/** A row of the scope that no listed record was found to mean. */
export interface Unlisted {
  readonly version: string | undefined;
  readonly statecode: number | undefined;
  readonly statuscode: number | undefined;
  /** Position of a listed record that may mean it after all. */
  readonly mayBe?: number | undefined;
}

/** What was read, and what follows from it. */
export interface MirrorPlan {
  /** By position; undefined where it was not found out, since the reading came to no end. */
  readonly decisions: readonly (Decision | undefined)[];
  /** By id. */
  readonly unlisted: ReadonlyMap<string, Unlisted>;
  /** Ids of rows of the scope without a value of the key. */
  readonly withoutKey: readonly string[];
  readonly scopeRows: number;
  /** Whether everything was read that had to be. */
  readonly whole: boolean;
}
