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
