import { columnReader, putValue, referenceReader } from "./columnValue";
import type { Field, Fields } from "./field";
import { mappedColumn } from "./words";

/** A field of one column, choices by their labels. */
export function value(column: string): Field {
  return {
    columns: { "": column },
    read: (find) => columnReader(find("")),
    write: (find) => (given, to) => putValue(to, find(""), { part: "", given }),
  };
}

interface ReferenceOptions {
  /** The only table whose records are meant. */
  readonly table?: string;
  /** Whether the table of the record is named, as `type`. */
  readonly typed?: boolean;
}

/** A related record. */
export function reference(column: string, { table, typed = false }: ReferenceOptions = {}): Field {
  return {
    columns: { "": column },
    read: (find) => referenceReader(find(""), typed, table),
    write: (find) => (given, to) => putValue(to, find(""), { part: "", given, table }),
  };
}

/** Whether a column has a value other than false; one that the Field Map has in its place is read as any other. */
export function flag(column: string, negated = false): Field {
  return {
    columns: { "": column },
    read: (find) => {
      const bound = find("");
      if (bound?.values || mappedColumn(find, column)) return columnReader(bound);
      const property = bound?.property;
      return (row) => {
        const given = property === undefined ? undefined : row[property];
        return typeof given === "boolean" ? given !== negated : null;
      };
    },
  };
}

/** Several fields in one object; null for a row of another state. */
export function group(fields: Fields, onlyInState: number): Field {
  const parts = Object.entries(fields);
  const columns = parts.flatMap(([name, field]) =>
    Object.values(field.columns).map((column) => [name, column] as const),
  );
  return {
    columns: { ...Object.fromEntries(columns), state: "statecode" },
    read: (find) => {
      const state = find("state")?.property ?? "";
      const readers = parts.map(([name, { read }]) => [name, read(() => find(name))] as const);
      return (row) =>
        row[state] === onlyInState
          ? Object.fromEntries(readers.map(([name, read]) => [name, read(row)]))
          : null;
    },
  };
}
