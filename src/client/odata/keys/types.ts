/** One `column=value` of a key, as it was written. */
export interface KeyPart {
  /** Name of the column, as it was written. */
  readonly name: string;
  readonly value: string | number | boolean;
  /** Whether the value stood in quotes, or was text in JSON. */
  readonly quoted: boolean;
}

/** Which record a text means, before the table's definition is looked at. */
export type KeyText =
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "parts"; readonly parts: readonly KeyPart[] }
  | { readonly kind: "unreadable" };

/** A value of a key, by its column. */
export interface KeyValue {
  readonly column: string;
  /** The OData literal, not yet encoded. */
  readonly literal: string;
}

/** Another way to a record by the values of its key. */
export interface Unaddressable {
  /** The OData condition that finds it, not yet encoded. */
  readonly condition: string;
  /** The columns of the key, as a new record has them. */
  readonly columns: Readonly<Record<string, unknown>>;
}

/** Which record is meant. */
export interface RecordKey {
  /** The text between the parentheses of its URL, encoded. */
  readonly predicate: string;
  /** Where the record goes by its primary key. */
  readonly id?: string | undefined;
  /** Of a row of an elastic table, where the key names it. */
  readonly partition?: string | undefined;
  /** Values of the alternate key, in the order of the predicate; none where the id names the record. */
  readonly values: readonly KeyValue[];
  /** Set where no address can hold the values: Dataverse finds no record by this predicate. */
  readonly unaddressable?: Unaddressable | undefined;
}
