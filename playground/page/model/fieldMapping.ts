import { isRecord } from "./isRecord";

interface Named {
  readonly key: string;
  readonly label: string;
}

/** A field of an app, and the column that is chosen for it to begin with. */
export interface MappedField extends Named {
  /** Number of the column among the offered ones; undefined: none. */
  readonly chosen: number | undefined;
}

/** A column that fields can be kept in. */
export interface OfferedColumn extends Named {
  readonly table: Named;
}

export interface FieldMapping {
  readonly fields: readonly MappedField[];
  readonly columns: readonly OfferedColumn[];
}

/** What *Map Fields* yields, as a form shows it. */
export function fieldMapping(result: unknown): FieldMapping {
  const { fields, options } = isRecord(result) ? result : {};
  const columns = listOf(options).flatMap((option) => {
    const table = named(option["object"]);
    return listOf(option["fields"]).map((column) => ({ ...named(column), table }));
  });
  return {
    columns,
    fields: listOf(fields).map((entry) => ({
      ...named(entry["field"]),
      chosen: indexOf(columns, entry),
    })),
  };
}

/** The value of a field map's config variable: what the inputs *Field Map* take. Fields without a column are left out. */
export function fieldMapValue(
  { fields, columns }: FieldMapping,
  chosen: ReadonlyMap<string, number | undefined>,
) {
  return {
    fields: fields.flatMap(({ key, label }) => {
      const at = chosen.get(key);
      const column = at === undefined ? undefined : columns[at];
      if (!column) return [];
      return [
        {
          field: { key, label },
          mappedObject: column.table,
          mappedField: { key: column.key, label: column.label },
        },
      ];
    }),
  };
}

/** Names of an app's fields as people type them: one a line, or with commas. */
export function fieldNames(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

const indexOf = (
  columns: readonly OfferedColumn[],
  { defaultObject, defaultField }: Record<string, unknown>,
): number | undefined => {
  if (!isRecord(defaultField)) return undefined;
  const field = named(defaultField).key;
  const table = isRecord(defaultObject) ? named(defaultObject).key : undefined;
  const at = columns.findIndex(
    (column) => column.key === field && (table === undefined || column.table.key === table),
  );
  return at < 0 ? undefined : at;
};

const named = (value: unknown): Named => {
  const { key = "", label } = isRecord(value) ? value : {};
  return { key: String(key), label: String(label ?? key) };
};

const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
