import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import { readExpandItem } from "../../odata/expandItem";
import type { TableDefinition } from "../../types/tables";
import { columnNamed } from "../../values/columnNamed";
import {
  isLabel,
  isLabelOfLookup,
  lookupNamed,
  type NamedColumns,
  navigationsOf,
} from "./columnNames";
import { splitOrder } from "./splitOrder";

/** A name that nothing in the table has, by its input, with what may have been meant. */
interface WrongName {
  readonly input: string;
  readonly name: string;
  readonly advice: string;
}

/** All names that the table has nothing for: of columns, and of navigation properties. */
const wrongNames = (named: NamedColumns, table: TableDefinition): WrongName[] => {
  const { fieldNames = [], orderByFieldNames = [], expandPropertyNames = [] } = named;
  const orders = orderByFieldNames.map((item) => splitOrder(item).name);
  return [
    ...fieldNames.flatMap((name) => wrongColumn("Field Name", name, table)),
    ...orders
      .filter((name) => !name.includes("/"))
      .flatMap((name) => wrongColumn("Order By Field Name", name, table)),
    ...expandPropertyNames.flatMap((item) => wrongNavigation(readExpandItem(item).property, table)),
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
  return [{ input, name, advice: meant(names) }];
};

const wrongNavigation = (property: string, table: TableDefinition): WrongName[] => {
  const all = [...new Set(table.relationships.map(({ navigation }) => navigation))];
  const name = property.replace(/\/\$ref$/, "");
  if (all.includes(name)) return [];
  const lookup = lookupNamed(table, name);
  const own = navigationsOf(lookup);
  const advice =
    lookup && own.length > 0
      ? `; the lookup ${lookup.logicalName} is expanded by ${own.join(" or ")}`
      : meant(nearest(name, all));
  return [{ input: "Expand Property Name", name, advice }];
};

const meant = (names: readonly string[]): string =>
  names.length > 0 ? `; did you mean ${names.join(" or ")}?` : "";

const said = ({ input, name, advice }: WrongName): string =>
  `${input} ${JSON.stringify(name.slice(0, 80))} is no name in it${advice}`;

/** What to say of a refusal; undefined where every name is there. */
export function namesHint(named: NamedColumns, table: TableDefinition): string | undefined {
  const wrong = wrongNames(named, table);
  if (!wrong.some(({ advice }) => advice !== "")) return undefined;
  return `The table ${table.logicalName}: ${wrong.map(said).join("; ")}`;
}

const UNKNOWN = /property named '([^']+)' on type '(?:Microsoft\.Dynamics\.CRM\.)?([^']+)'/i;

/** The names nearest to the one that a refusal names, such as one in a condition. */
export function propertyHint(detail: string, table: TableDefinition): string | undefined {
  const [, name = "", type] = UNKNOWN.exec(detail) ?? [];
  if (type !== table.logicalName) return undefined;
  const near = nearest(name, [...table.columns.keys()]);
  return near.length > 0 ? `The table ${type} has no column ${name}${meant(near)}` : undefined;
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
    input === "Expand Property Name" ? isLabelOfLookup(name) : isLabel(name),
  );
  if (!isRefused) return;
  throw new InputError(`The table ${table.logicalName}: ${wrong.map(said).join("; ")}.`);
}
