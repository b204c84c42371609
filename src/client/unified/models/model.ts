import type { Fields } from "../fields";
import type { RecordModel } from "../types";

/** What a model is: the table of its records, and their fields in order. */
export interface Model {
  readonly name: RecordModel;
  /** Logical name of the table. */
  readonly table: string;
  readonly fields: Fields;
  /** Columns that are never read: contents of files. */
  readonly without?: readonly string[];
  /** States that a write does not lead to, and what does; a record that is there already is fine. */
  readonly otherwiseReached?: ReadonlyMap<number, string>;
  /** What a write may do; left out for models that are only read. */
  readonly writes?: "upsert" | "create";
}
