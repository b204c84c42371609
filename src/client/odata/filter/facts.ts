import type { Literal, Path } from "./tree";

/** What a definition says of a column. */
export interface ColumnFact {
  /** As conditions name it: `_primarycontactid_value`, `primarycontactid/fullname`. */
  readonly path: string;
  /** As Dataverse's own functions name it: `primarycontactid`. */
  readonly property: string;
  /** Whether it holds several choices. */
  readonly isSeveral: boolean;
}

/** A value as its column takes it, or what is wrong with it. */
export type ValueFact = { readonly text: string } | { readonly wrong: string };

/** What is known of the columns and values of a filter; undefined for what stays as it is given. */
export interface Facts {
  column(path: Path): ColumnFact | undefined;
  value(path: Path, literal: Literal): ValueFact | undefined;
  /** What is wrong with a name that no column has. */
  wrong(path: Path): string | undefined;
}

/** Where no definition is read. */
export const NO_FACTS: Facts = {
  column: () => undefined,
  value: () => undefined,
  wrong: () => undefined,
};
