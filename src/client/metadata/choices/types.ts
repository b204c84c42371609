export interface ListChoicesParams {
  /** The table, by any of its names; together with `columnName`. */
  readonly entityType?: string | undefined;
  readonly columnName?: string | undefined;
  /** Name of a global choice, instead of a table and a column. */
  readonly globalChoiceName?: string | undefined;
}

/** One option of a choice. */
export interface Choice {
  readonly value: number;
  /** In the caller's language. */
  readonly label: string | null;
  /** By language code: `{ "1033": "Active", "1031": "Aktiv" }`. */
  readonly labels: Readonly<Record<string, string>>;
  /** `#0078d4`; null where the choice has no colors. */
  readonly color: string | null;
  /** Of a status reason: the status it belongs to; null for all other choices. */
  readonly state: number | null;
  /** Of a status: the status reason that goes with it where none is given; null for all others. */
  readonly defaultStatus: number | null;
}

export interface ChoiceList {
  /** Name of the option set. */
  readonly name: string | null;
  /** Logical names; null for a global choice. */
  readonly entityType: string | null;
  readonly columnName: string | null;
  readonly isGlobal: boolean;
  /** Whether several options can be chosen at once. */
  readonly isMultiSelect: boolean;
  /** In the order of the definition. */
  readonly choices: Choice[];
}

/** A choice that any table may use. */
export interface GlobalChoice {
  readonly name: string;
  /** In the caller's language; undefined where the choice has no label. */
  readonly label: string | undefined;
}
