/** What the grammar makes of query options and path segments, before any name is looked up. */

export type Literal =
  | { kind: "literal"; type: "null"; value: null }
  | { kind: "literal"; type: "boolean"; value: boolean }
  | {
      kind: "literal";
      type: "guid" | "datetime" | "date" | "integer" | "decimal" | "string";
      value: string;
    }
  | { kind: "literal"; type: "enumeration"; enumeration: string; value: string };

export interface Alias {
  kind: "alias";
  /** With its `@`. */
  name: string;
}

/** A JSON array; its numbers are kept as text. */
export interface List {
  kind: "list";
  values: string[];
}

export interface Path {
  kind: "path";
  segments: string[];
}

export type ComparisonOperator = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

export interface Call {
  kind: "call";
  /** `contains`, or `Microsoft.Dynamics.CRM.In`. */
  name: string;
  named: Record<string, Expression>;
  positional: Expression[];
}

export interface Lambda {
  kind: "lambda";
  path: string[];
  operator: "any" | "all";
  variable?: string;
  body?: Expression;
}

export type Expression =
  | Literal
  | Alias
  | List
  | Path
  | Call
  | Lambda
  | { kind: "and" | "or"; operands: Expression[] }
  | { kind: "not"; operand: Expression }
  | {
      kind: "compare";
      operator: ComparisonOperator | "has" | "in";
      left: Expression;
      right: Expression;
    }
  /** Understood, so that it can be refused by the name of its node. */
  | { kind: "arithmetic"; operator: "BinaryOperator" | "UnaryOperator" };

export interface OrderItem {
  expression: Expression;
  descending: boolean;
}

/** One option inside the parentheses of an expand; `text` is its source. */
export type ExpandOption = { text: string } & (
  | { name: "$select"; value: string[] }
  | { name: "$filter"; value: Expression }
  | { name: "$orderby"; value: OrderItem[] }
  | { name: "$top"; value: string }
  | { name: "$expand"; value: ExpandItem[] }
  | { name: "other"; option: string }
);

export interface ExpandItem {
  name: string;
  /** What follows a slash: `$ref`, or something the service refuses. */
  suffix: string | null;
  options: ExpandOption[];
}

export interface Aggregate {
  /** `$count`, `sum`, `average`, `min`, `max`, or something the service refuses. */
  method: string;
  path: string[];
  alias: string;
}

export type Transformation =
  | { kind: "filter"; condition: Expression }
  | { kind: "groupby"; paths: string[][]; nested: Transformation[] }
  | { kind: "aggregate"; aggregates: Aggregate[] }
  | { kind: "other"; name: string };

/** `accounts(name='A')`, `WhoAmI()`, `$count`: parentheses read as a key or as parameters alike. */
export interface Segment {
  name: string;
  /** Undefined without parentheses. */
  arguments: SegmentArguments | undefined;
}

export interface SegmentArguments {
  /** The value of an unnamed key. */
  single: SegmentValue | undefined;
  named: { name: string; value: SegmentValue }[];
}

export type SegmentValue = Literal | Alias | List;
