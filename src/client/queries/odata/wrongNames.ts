import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import { readExpandItem } from "../../odata/expandItem";
import { namesIn } from "../../odata/filter/namesIn";
import { splitOrder } from "../../odata/splitOrder";
import type { TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import {
  isLabel,
  isLabelOfLookup,
  lookupNamed,
  type NamedColumns,
  navigationsOf,
} from "./columnNames";

/** A name that nothing in the table has, by its input, with what may have been meant. */
interface WrongName {
  readonly input: string;
  readonly name: string;
  /** What it should be: a column or a navigation property. */
  readonly kind: string;
  readonly advice: string;
}

/** All names that the table has nothing for: of columns, and of navigation properties. */
const wrongNames = (named: NamedColumns, table: TableDefinition): WrongName[] => {
  const { fieldNames = [], orderByFieldNames = [], expandPropertyNames = [], condition } = named;
  const orders = orderByFieldNames.map((item) => splitOrder(item).name);
  return [
    ...fieldNames.flatMap((name) => wrongColumn("Field Name", name, table)),
    ...orders
      .filter((name) => !name.includes("/"))
      .flatMap((name) => wrongColumn("Order By Field Name", name, table)),
    ...expandPropertyNames.flatMap((item) =>
      wrongNavigation(EXPAND, readExpandItem(item).property, table),
    ),
    ...(condition === undefined ? [] : wrongInFilter(condition, table)),
  ];
};

const FILTER = "Filter Expression";
const EXPAND = "Expand Property Name";

const wrongInFilter = (condition: string, table: TableDefinition): WrongName[] => {
  const { columns, navigations } = namesIn(condition);
  return [
    ...columns.flatMap((name) =>
      table.relationships.some(({ navigation }) => navigation === name)
        ? []
        : wrongColumn(FILTER, name, table),
    ),
    ...navigations.flatMap((name) => wrongNavigation(FILTER, name, table)),
  ];
};

const wrongColumn = (input: string, name: string, table: TableDefinition): WrongName[] => {
  if (columnNamed(name, table)) return [];
  const label = name.trim().toLowerCase();
  const sharing = [...table.columns.values()].filter(
    ({ displayName }) => displayName?.toLowerCase() === label,
  );
  const names =
    sharing.length > 0
      ? sharing.map(({ logicalName }) => logicalName)
      : nearest(name, [...table.columns.keys()]);
  return [{ input, name, kind: "column", advice: meant(names) }];
};

const wrongNavigation = (input: string, property: string, table: TableDefinition): WrongName[] => {
  const all = [...new Set(table.relationships.map(({ navigation }) => navigation))];
  const name = property.replace(/\/\$ref$/, "");
  if (all.includes(name)) return [];
  const lookup = lookupNamed(table, name);
  const own = navigationsOf(lookup);
  const advice =
    lookup && own.length > 0
      ? `; the lookup ${lookup.logicalName} is ${input === FILTER ? "followed" : "expanded"} by ${own.join(" or ")}`
      : meant(nearest(name, all));
  return [{ input, name, kind: "navigation property", advice }];
};

const meant = (names: readonly string[]): string =>
  names.length > 0 ? `; did you mean ${names.join(" or ")}?` : "";

const said = (wrong: readonly WrongName[], { logicalName }: TableDefinition): string =>
  wrong
    .map(({ input, name, kind, advice }) => {
      const text = `${input} ${JSON.stringify(name.slice(0, 80))} is no ${kind} of ${logicalName}${advice}`;
      return text.endsWith("?") ? text : `${text}.`;
    })
    .join(" ");

/** What to say of a refusal; undefined where every name is there. */
export function namesHint(named: NamedColumns, table: TableDefinition): string | undefined {
  const wrong = wrongNames(named, table);
  if (!wrong.some(({ advice }) => advice !== "")) return undefined;
  return said(wrong, table);
}

/**
 * Refuses names that Dataverse cannot have and the table has nothing for. Those that could be names of
 * columns are left to Dataverse, which knows columns of a minute ago, but are told along.
 *
 * @throws InputError for all of them at once
 */
export function requireNames(named: NamedColumns, table: TableDefinition): void {
  const wrong = wrongNames(named, table);
  const isRefused = wrong.some(({ input, name }) =>
    input === EXPAND ? isLabelOfLookup(name) : input !== FILTER && isLabel(name),
  );
  if (isRefused) throw refused(wrong, table);
}

/**
 * Refuses every name that the table has nothing for.
 *
 * @throws InputError for all of them at once
 */
export function requireAllNames(named: NamedColumns, table: TableDefinition): void {
  const wrong = wrongNames(named, table);
  if (wrong.length > 0) throw refused(wrong, table);
}

/**
 * Refuses names in the options of an expand that no column can have, as those of the query itself.
 *
 * @throws InputError for all of them at once
 */
export function requireExpandedNames(named: NamedColumns, table: TableDefinition): void {
  const wrong = expandedNames(named, table);
  if (wrong.some(({ name }) => isLabel(name))) throw refused(wrong, table);
}

/** What is wrong with each name in the options of an expand that the table has nothing for. */
export function wrongExpandedNames(named: NamedColumns, table: TableDefinition): string[] {
  return expandedNames(named, table).map((each) => said([each], table));
}

const expandedNames = (named: NamedColumns, table: TableDefinition): WrongName[] =>
  wrongNames(named, table).map((each) => ({ ...each, input: EXPAND }));

const refused = (wrong: readonly WrongName[], table: TableDefinition): InputError =>
  new InputError(said(wrong, table));
