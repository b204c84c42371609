import type { Element } from "@prismatic-io/spectral";
import type { MappingField } from "../../inputs";
import type { ColumnOption } from "./columnOptions";

/** A table and its columns, as a wizard offers them. */
export interface TableOption {
  readonly object: Element;
  /** Whether a name means this table. */
  readonly isNamed: (name: string) => boolean;
  readonly columns: readonly ColumnOption[];
}

/** A column that is chosen before the customer chooses. */
export interface Guess {
  readonly defaultObject: Element;
  readonly defaultField: Element;
}

/** How sure a guess is: the lower, the surer. */
const RANKS: readonly ((field: MappingField, option: ColumnOption) => boolean)[] = [
  ({ key }, { column }) => key.toLowerCase() === column.logicalName,
  ({ key, label }, { column }) =>
    namesOf(column.displayName, column.logicalName).some((name) =>
      [plain(key), plain(label)].includes(name),
    ),
];

/**
 * The column of each field where exactly one fits by its name or label, over all tables that are offered; and
 * where it does so for one field only. Of two fields, the one whose name is the column's gets it. Pure.
 */
export function guessColumns(
  fields: readonly MappingField[],
  tables: readonly TableOption[],
): ReadonlyMap<string, Guess> {
  const guesses = new Map<string, Guess>();
  const taken = new Set<ColumnOption>();
  const open = (): MappingField[] => fields.filter(({ key }) => !guesses.has(key));
  const put = (key: string, { object }: TableOption, option: ColumnOption): void => {
    taken.add(option);
    guesses.set(key, { defaultObject: object, defaultField: option.element });
  };
  for (const field of fields) {
    const [found, another] = field.defaultField ? fitting(field, tables, isDefault) : [];
    if (found && !another) put(field.key, found.table, found.option);
  }
  for (const rank of RANKS) {
    const found = open().map((field) => ({ field, fits: fitting(field, tables, rank) }));
    const claims = found.flatMap(({ field, fits: [fit, another] }) =>
      fit && !another && !taken.has(fit.option) ? [{ field, ...fit }] : [],
    );
    for (const { field, table, option } of claims) {
      if (claims.filter((other) => other.option === option).length === 1)
        put(field.key, table, option);
    }
  }
  return guesses;
}

interface Fit {
  readonly table: TableOption;
  readonly option: ColumnOption;
}

const fitting = (
  field: MappingField,
  tables: readonly TableOption[],
  fits: (field: MappingField, option: ColumnOption) => boolean,
): readonly Fit[] =>
  tables
    .filter(({ isNamed }) => field.defaultObject === undefined || isNamed(field.defaultObject))
    .flatMap((table) =>
      table.columns.filter((option) => fits(field, option)).map((option) => ({ table, option })),
    );

/** What an app has by default may be missing in the environment of a customer: then it is left open. */
const isDefault = (
  { defaultField = "" }: MappingField,
  { element, column }: ColumnOption,
): boolean => {
  const name = defaultField.toLowerCase();
  return [element.key.toLowerCase(), column.logicalName, `_${column.logicalName}_value`].includes(
    name,
  );
};

const namesOf = (displayName: string | undefined, logicalName: string): string[] => {
  const names = [logicalName, logicalName.replace(/^[a-z0-9]+_/, ""), displayName ?? ""];
  return names.map(plain).filter((name) => name !== "");
};

/** Names are compared as people read them: without case, blanks and signs. */
const plain = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
