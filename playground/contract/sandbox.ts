/** Faults, clock and rows of the sandbox. */
import type { FaultRule } from "dataverse-sandbox";

export interface FaultsView {
  /** Rules that were added since the last time all were taken away. Each strikes `times` (1) requests. */
  readonly rules: readonly FaultRule[];
  /** Rules to choose from, ready to be posted; any other rule may be posted as well. */
  readonly presets: readonly FaultPreset[];
}

export interface FaultPreset {
  readonly label: string;
  readonly description: string;
  readonly rule: FaultRule;
}

export interface ClockView {
  readonly now: number;
  /** Ahead of the machine's clock by so much; negative: behind. */
  readonly offsetMs: number;
  readonly stopped: boolean;
}

/** One of them. */
export type ClockRequest =
  | { readonly set: number | string; readonly stopped?: boolean }
  | { readonly advanceMs: number }
  | { readonly reset: true };

export interface TableView {
  /** Logical name; names the table in all routes. */
  readonly name: string;
  readonly setName: string;
  readonly label: string;
  readonly primaryId: string;
  readonly primaryName: string | undefined;
  readonly rows: number;
  /** Whether rows can be created in the grid. */
  readonly editable: boolean;
  readonly columns: readonly ColumnView[];
}

export interface ColumnView {
  readonly name: string;
  readonly label: string;
  /** `string`, `integer`, `money`, `boolean`, `choice`, `lookup`, `datetime`, … */
  readonly type: string;
  readonly writable: boolean;
  readonly required: boolean;
  readonly options?: readonly { readonly value: number; readonly label: string }[];
  /** Tables that a lookup refers to. */
  readonly targets?: readonly string[];
}

export interface RowsView {
  readonly table: string;
  readonly rows: readonly RowView[];
  /** How many match, with those that are not in `rows`. */
  readonly total: number;
  readonly skip: number;
}

export interface RowView {
  readonly id: string;
  /** By the logical names of columns: as the Web API has them; a lookup is the GUID of its row. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What people read for a value that is a code: labels of choices, names of lookups, money, times. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface RowRequest {
  /**
   * By logical names, as typed: text, numbers, labels or values of choices; a lookup takes a GUID or
   * `contact: Name`. Null or `""` clears a column. Written through the Web API by somebody else than the
   * connection's user, so that webhooks and triggers go off as they would.
   */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface RowChangeView {
  readonly change: "create" | "update" | "delete";
  readonly id: string;
  /** Columns that an update wrote. */
  readonly columns?: readonly string[];
}
