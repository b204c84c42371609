import type { Verb } from "../auth/privileges";
import type { Call } from "../records/call";
import type { Table } from "../schema/derived";
import type { Row, SandboxResponse } from "../types";
import type { Arguments } from "./parameters/arguments";

/**
 * A function or an action of the service: how it is called, what it takes and answers, who may call
 * it, and what it does. One a file; `docs/sandbox.md` says how one is added.
 */
export type Operation = UnboundOperation | RowOperation | SetOperation;

/** Called by its bare name: `POST WinOpportunity`. */
export interface UnboundOperation extends Signature {
  readonly binding?: undefined;
  run(invocation: Invocation): Outcome;
}

/** Called on a row: `POST leads(<id>)/Microsoft.Dynamics.CRM.QualifyLead`. */
export interface RowOperation extends Signature {
  /** Logical name of the table, or of a type that tables inherit from, as `activitypointer`. */
  readonly binding: { readonly row: string };
  run(invocation: RowInvocation): Outcome;
}

/** Called on an entity set: `POST salesorders/Microsoft.Dynamics.CRM.FulfillSalesOrder`. */
export interface SetOperation extends Signature {
  readonly binding: { readonly set: string };
  run(invocation: SetInvocation): Outcome;
}

export interface Signature {
  readonly name: string;
  /** A function is called by GET and changes nothing, an action by POST. */
  readonly kind: "function" | "action";
  /** Types by name, in order; see `TypeName`. One that may be left out ends in `?`. */
  readonly parameters?: Readonly<Record<string, TypeName>>;
  /**
   * What is answered: nothing (204), the members of the type `<name>Response`, or a row or a
   * collection of the type named.
   */
  readonly returns?: TypeName | Readonly<Record<string, TypeName>>;
  /** What the caller has to be allowed, in the order it is checked; may depend on the parameters. */
  readonly privileges?: readonly Privilege[] | ((given: Arguments) => readonly Privilege[]);
  /** Reads its own body, where the usual reader would look at rows before their type is known. */
  readonly readsBody?: true;
}

/**
 * `Edm.String`, a complex type or enumeration of the definitions or of a topic (`mscrm.Label`), a
 * row of a table (`mscrm.lead`) or of any (`mscrm.crmbaseentity`), and `Collection(…)` of each.
 */
export type TypeName = string;

/** A right on the rows of a table, or one by its name. */
export type Privilege =
  | { readonly verb: Verb; readonly table: string }
  | { readonly name: string; readonly table?: string };

/** One call of an operation, its parameters checked. */
export interface Invocation {
  readonly call: Call;
  readonly given: Arguments;
}

export interface SetInvocation extends Invocation {
  readonly table: Table;
}

export interface RowInvocation extends SetInvocation {
  /** The row it is called on, with all of its columns. */
  readonly row: Row;
  /** Primary key of the row. */
  readonly id: string;
}

/** What came of a call; nothing where there is nothing to answer. */
export type Outcome =
  | undefined
  /** Members of the response type; `referenceTo` makes those that are rows. */
  | { readonly members: Readonly<Record<string, unknown>> }
  /** One row, with these columns or all of them. */
  | { readonly row: StoredRow; readonly columns?: readonly string[] }
  /** Rows by type and key alone. */
  | { readonly references: readonly RowReference[] }
  /** Rows of one or several tables with all of their columns; `of` is the table that the context names. */
  | { readonly rows: readonly StoredRow[]; readonly of?: Table }
  /** A row, or a list of rows, put together by the operation. */
  | { readonly whole: unknown }
  | { readonly response: SandboxResponse };

export interface RowReference {
  readonly table: Table;
  readonly id: string;
}

export interface StoredRow {
  readonly table: Table;
  readonly row: Row;
}

/** Operations on one subject, and the types that only they need. */
export interface Topic {
  readonly operations: readonly Operation[];
  /** Members of complex types by name. */
  readonly complexTypes?: Readonly<Record<string, Readonly<Record<string, TypeName>>>>;
  /** Values of enumerations by member. */
  readonly enums?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Those enumerations whose members may be combined. */
  readonly flags?: readonly string[];
}
