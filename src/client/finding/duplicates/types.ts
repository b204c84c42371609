import type {
  DataverseRecord,
  Impersonation,
  MappingOptions,
  RecordExtras,
  ValueOptions,
} from "../../types";

export interface DuplicatesParams
  extends Impersonation,
    Omit<ValueOptions, "repairValues">,
    Omit<RecordExtras, "fieldMap">,
    MappingOptions {
  readonly entityType: string;
  /** A record that exists; its values are those that are stored, but for those that are given. */
  readonly entityId?: string | undefined;
  readonly record?: DataverseRecord | undefined;
  /** Wins over the record where both mean the same column. */
  readonly overlay?: DataverseRecord | undefined;
  /** What becomes of a search that no rule could be applied in; default `report`. */
  readonly ifNotChecked?: "report" | "fail" | undefined;
}

/**
 * `found` and `none` say what the rules found. The others say why none was applied: detection is off in the
 * environment, or for the table; no rule is published; the columns of all rules are empty.
 */
export type DuplicatesStatus =
  | "found"
  | "none"
  | "switchedOff"
  | "notEnabled"
  | "noRules"
  | "noValues";

export interface RuleCondition {
  readonly column: string;
  readonly matchingColumn: string;
  /** `same`, `sameFirst`, `sameLast`, `sameDate`, `sameDateAndTime`, `sameLabel` or `sameValue`. */
  readonly operator: string;
  /** Characters that `sameFirst` and `sameLast` compare. */
  readonly characters: number | null;
  /** Whether the rule is left out where the column is empty. */
  readonly ignoresBlanks: boolean;
}

export interface DuplicateRule {
  readonly id: string;
  readonly name: string;
  /** Logical name of the table that it finds records of. */
  readonly matchingTable: string;
  readonly isCaseSensitive: boolean;
  readonly activeOnly: boolean;
  readonly conditions: readonly RuleCondition[];
  /** Whether it can find anything with the values there are. */
  readonly applied: boolean;
  /** Columns of its conditions that are empty. */
  readonly missing: readonly string[];
}

export interface DuplicateMatch {
  /** Logical name. */
  readonly table: string;
  readonly id: string;
  readonly name: string | null;
  readonly record: DataverseRecord;
}

export interface DuplicatesResult {
  readonly status: DuplicatesStatus;
  /** Whether rules were applied: true for `found` and `none`. */
  readonly checked: boolean;
  readonly count: number;
  /** Whether `matches` is everything that the rules find. */
  readonly complete: boolean;
  readonly matches: readonly DuplicateMatch[];
  /** Every published rule of the table. */
  readonly rules: readonly DuplicateRule[];
  /** Why no rule was applied, or some were not; null where all were. */
  readonly reason: string | null;
}
