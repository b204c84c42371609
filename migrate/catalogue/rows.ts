/**
 * An input in one line: `key "Label" type[?] [= default]`. A question mark after the type says that it may
 * stay empty; `list` and `kv` are lists of strings and of keys and values, `conn` is a connection.
 */
export type Rows = readonly string[];

export interface CatalogueInput {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** As text, the way the designer keeps it. */
  readonly defaultText: string | undefined;
}

export interface CatalogueEntry {
  readonly label: string;
  readonly inputs: Rows;
}

const ROW = /^(\w+) "([^"]*)" ([\w:]+)(\??)(?: = ([\s\S]*))?$/;

/** @throws Error for a line of another form, which is a fault of the catalogue */
export function readRow(row: string): CatalogueInput {
  const [, key, label, type, optional, defaultText] = ROW.exec(row) ?? [];
  if (key === undefined || label === undefined || type === undefined)
    throw new Error(`${JSON.stringify(row)} is no line of the catalogue.`);
  return { key, label, type, isRequired: optional === "", defaultText };
}

export function keysOf(rows: Rows): string[] {
  return rows.map((row) => readRow(row).key);
}
