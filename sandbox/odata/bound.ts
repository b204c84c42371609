import type { CollectionNavigation, Column, SingleNavigation, Table } from "../schema/derived";
import type { ComparisonOperator } from "./ast";
import type { StoredValue } from "./storedValue";

/** A column reached from a row: the row asked about, or the one of a lambda variable. */
export interface BoundColumn {
  /** `""` for the row asked about, else the lambda variable. */
  range: string;
  /** Lookups followed on the way, outermost first. */
  steps: Step[];
  table: Table;
  column: Column;
}

export interface Step {
  navigation: SingleNavigation;
  target: Table;
}

/** OData has no `like`, which takes its value for the whole pattern; FetchXML has. */
export type TextFunction = "contains" | "startswith" | "endswith" | "like";

/** A `$filter` whose names and types have been checked. */
export type Condition =
  | { kind: "and" | "or"; operands: Condition[] }
  | { kind: "not"; operand: Condition }
  | {
      kind: "compare";
      operator: ComparisonOperator;
      column: BoundColumn;
      value: StoredValue | null;
    }
  | { kind: "columns"; operator: ComparisonOperator; left: BoundColumn; right: BoundColumn }
  | { kind: "text"; function: TextFunction; column: BoundColumn; value: string }
  | FunctionCondition
  | {
      kind: "lambda";
      operator: "any" | "all";
      /** The row whose collection it is about. */
      range: string;
      table: Table;
      navigation: CollectionNavigation;
      target: Table;
      /** Missing for `any()`. */
      variable: string | undefined;
      body: Condition | undefined;
    };

/** One of the service's own query functions. */
export interface FunctionCondition {
  kind: "function";
  /** Without its namespace. */
  name: string;
  column: BoundColumn;
  /** `PropertyValue` or `PropertyValues`, in the form the column is stored in. */
  values: StoredValue[];
  /** The X of `LastXDays`. */
  amount: number;
  /** Period and year of `InFiscalPeriodAndYear`. */
  numbers?: number[];
}

export interface BoundOrder {
  column: BoundColumn;
  descending: boolean;
}

/** The columns a row shows, in their order on the wire. */
export interface BoundSelect {
  columns: Column[];
  /** What the context URL lists; undefined without `$select`. */
  names: string[] | undefined;
}

export interface BoundExpand {
  name: string;
  navigation: SingleNavigation | CollectionNavigation;
  /** Undefined for an owner, whose declared type is `principal`. */
  target: Table | undefined;
  select: BoundSelect;
  filter: Condition | undefined;
  orderBy: BoundOrder[];
  top: number | undefined;
  expand: BoundExpand[];
  reference: boolean;
  /** Source of its options, for the link to the whole collection. */
  options: string[];
}

export function isCollection(
  navigation: SingleNavigation | CollectionNavigation,
): navigation is CollectionNavigation {
  return "kind" in navigation;
}

export interface BoundGroup {
  column: BoundColumn;
  /** `statuscode`, or `contact_fullname` for a column behind a lookup. */
  name: string;
}

export interface BoundAggregate {
  method: "$count" | "sum" | "average" | "min" | "max";
  /** Undefined for `$count`. */
  column: BoundColumn | undefined;
  alias: string;
}

export interface BoundApply {
  filter: Condition | undefined;
  groups: BoundGroup[];
  aggregates: BoundAggregate[];
}
