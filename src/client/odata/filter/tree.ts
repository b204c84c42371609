/** The place of something in the text of a filter: from its first character to behind its last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What a literal says of itself. `local` is a date with a time and no zone, `reference` an object that
 * names a record: Dataverse takes neither, so that they are written anew before the filter is sent.
 */
export type LiteralType =
  | "text"
  | "number"
  | "date"
  | "datetime"
  | "time"
  | "guid"
  | "boolean"
  | "null"
  | "enumeration"
  | "alias"
  | "local"
  | "reference";

export interface Literal extends Span {
  readonly kind: "literal";
  readonly type: LiteralType;
  /** As it is written. */
  readonly text: string;
}

/** A column, or a path to one: `name`, `primarycontactid/fullname`, `t/subject`. */
export interface Path extends Span {
  readonly kind: "path";
  readonly text: string;
}

export interface Compare extends Span {
  readonly kind: "compare";
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
}

/** `column in (1,2)`, which Dataverse does not take. */
export interface InList extends Span {
  readonly kind: "in";
  readonly left: Node;
  readonly negated: boolean;
  readonly values: readonly Node[];
}

export interface Argument {
  /** Of a named one: `PropertyName`. */
  readonly name: string | undefined;
  readonly value: Node;
}

export interface Call extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Argument[];
}

export interface Lambda extends Span {
  readonly kind: "lambda";
  /** The collection, e.g. `Account_Tasks`. */
  readonly path: string;
  readonly operator: "any" | "all";
  readonly variable: string | undefined;
  readonly body: Node | undefined;
}

export interface Not extends Span {
  readonly kind: "not";
  readonly operand: Node;
}

export interface Logical extends Span {
  readonly kind: "and" | "or";
  readonly operands: readonly Node[];
}

export interface Group extends Span {
  readonly kind: "group";
  readonly inner: Node;
}

export interface List extends Span {
  readonly kind: "list";
  /** As they are written, quotes included. */
  readonly values: readonly string[];
}

/** What Dataverse refuses in its own words: sums and the like. */
export interface Arithmetic extends Span {
  readonly kind: "arithmetic";
  readonly text: string;
}

export type Node =
  | Literal
  | Path
  | Compare
  | InList
  | Call
  | Lambda
  | Not
  | Logical
  | Group
  | List
  | Arithmetic;
