/** A condition of FetchXML. Its values are plain texts: whoever writes XML escapes them. */
export interface FetchCondition {
  readonly kind: "condition";
  /** Logical name of the column. */
  readonly attribute: string;
  readonly operator: string;
  readonly values: readonly string[];
  /** The column of the same row that is compared with, in the place of values. */
  readonly otherColumn?: string | undefined;
}

/** Conditions that hold together, or one of which holds. */
export interface FetchFilter {
  readonly kind: "filter";
  readonly type: "and" | "or";
  readonly parts: readonly FetchPart[];
}

export type FetchPart = FetchCondition | FetchFilter;
