import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { readExpandItem, splitOutside } from "../../odata/expandItem";
import { conditionOf, readFilter, requireNoOptions } from "../../odata/filter/readFilter";
import { splitOrder } from "../../odata/splitOrder";
import type { Session } from "../../session/session";
import type { FilterZone, Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { definitionOf, resolveFilter, wantsAny } from "../filter/resolveFilter";
import { expandNamed, isLabel, withPropertyNames } from "./columnNames";
import { requireExpandedNames, wrongExpandedNames } from "./wrongNames";

const INPUT = "Expand Property Name";

interface Expands extends Impersonation, FilterZone {
  readonly entityType: string;
  readonly expandPropertyNames?: readonly string[] | undefined;
}

/**
 * When the names of columns in the options of an expand are looked up: labels before anything is sent, since
 * no column can have their names; lookups by their own names after Dataverse has refused them.
 */
export type NamesToLookUp = "labels" | "all";

/** The table whose rows an item expands; undefined where nobody can tell. */
type TableOf = () => Promise<TableDefinition | undefined>;

/**
 * The same parameters with the options of each expand as Dataverse takes them: filters in every form that a
 * filter of the query itself has, and columns by their labels. What is right already stays as it is, and
 * takes no definition.
 *
 * @throws InputError for what no column takes, before anything but definitions was asked for
 */
export async function resolveExpands<P extends Expands>(
  session: Session,
  params: P,
  names: NamesToLookUp,
): Promise<P> {
  const { entityType, expandPropertyNames: items } = params;
  if (!items?.some((item) => readExpandItem(item).options.length > 0)) return params;
  const root = remembered(() => tableDefinition(session, entityType, params));
  const work: Work = { session, params, names };
  const written = await Promise.all(items.map((item) => itemOf(item, root, work)));
  return { ...params, expandPropertyNames: written };
}

/** What is wrong with the columns in the options of the expands, with the nearest names. */
export async function expandedNamesHint(
  session: Session,
  params: Expands,
): Promise<string | undefined> {
  const root = remembered(() => tableDefinition(session, params.entityType, params));
  const found: string[] = [];
  const visit = async (items: readonly string[], tableOf: TableOf): Promise<void> => {
    for (const item of items) {
      const table = targetOf(item, tableOf, session, params);
      for (const { name, value } of readExpandItem(item).options.flatMap(readOption)) {
        if (name === "expand") await visit(splitOutside(value, ","), table);
        const columns = name === "filter" ? { condition: value } : columnsIn(name, value);
        const definition = columns && (await table());
        if (definition) found.push(...wrongExpandedNames(columns, definition));
      }
    }
  };
  await visit(params.expandPropertyNames ?? [], root);
  return found.length === 0 ? undefined : [...new Set(found)].join(" ");
}

interface Work {
  readonly session: Session;
  readonly params: Expands;
  readonly names: NamesToLookUp;
}

const itemOf = async (item: string, tableOf: TableOf, work: Work): Promise<string> => {
  const { property, options } = readExpandItem(item);
  if (options.length === 0) return item;
  const table = targetOf(item, tableOf, work.session, work.params);
  const written = await Promise.all(options.map((option) => optionOf(option, table, work)));
  const isSame = written.every((option, index) => option === options[index]);
  return isSame ? item : `${property}(${written.join(";")})`;
};

/** One option by its name, without the dollar sign. */
const readOption = (option: string): { readonly name: string; readonly value: string }[] => {
  const [, name, value] = /^\$?(select|orderby|filter|expand)\s*=([\s\S]*)$/i.exec(option) ?? [];
  return name !== undefined && value !== undefined
    ? [{ name: name.toLowerCase(), value: value.trim() }]
    : [];
};

const optionOf = async (option: string, table: TableOf, work: Work): Promise<string> => {
  const [read] = readOption(option);
  if (!read || read.value === "") return option;
  const { name, value } = read;
  const changed = await writtenValue(name, value, table, work);
  return changed === value ? option : `$${name}=${changed}`;
};

const writtenValue = async (
  name: string,
  value: string,
  table: TableOf,
  work: Work,
): Promise<string> => {
  if (name === "filter") return filterOf(value, table, work);
  if (name === "expand") {
    const items = splitOutside(value, ",");
    return (await Promise.all(items.map((item) => itemOf(item, table, work)))).join(",");
  }
  const columns = columnsIn(name, value);
  return columns ? namesOf(columns, value, table, work) : value;
};

interface Columns {
  readonly fieldNames?: readonly string[];
  readonly orderByFieldNames?: readonly string[];
  readonly condition?: string;
}

const columnsIn = (name: string, value: string): Columns | undefined => {
  if (name === "select") return { fieldNames: splitOutside(value, ",") };
  return name === "orderby" ? { orderByFieldNames: splitOutside(value, ",") } : undefined;
};

const namesOf = async (
  columns: Columns,
  value: string,
  tableOf: TableOf,
  { names }: Work,
): Promise<string> => {
  const { fieldNames = [], orderByFieldNames = [] } = columns;
  const given = [...fieldNames, ...orderByFieldNames.map((item) => splitOrder(item).name)];
  if (names === "labels" && !given.some(isLabel)) return value;
  const table = await tableOf();
  if (!table) return value;
  const named = withPropertyNames(columns, table);
  requireExpandedNames(named, table);
  const right = [...(named.fieldNames ?? []), ...(named.orderByFieldNames ?? [])];
  const isSame = right.every(
    (each, index) => each === [...fieldNames, ...orderByFieldNames][index],
  );
  return isSame ? value : right.join(",");
};

const filterOf = async (value: string, tableOf: TableOf, { session, params }: Work) => {
  const read = readFilter(value, INPUT);
  requireNoOptions(read, INPUT);
  const { timeZone, impersonateUserId, impersonateObjectId } = params;
  const setting = { timeZone, impersonateUserId, impersonateObjectId };
  // The table is not known yet, nor is it asked for where no column could change what is said.
  const isPlain = !wantsAny(read, { ...setting, entityType: "" });
  const table = isPlain ? undefined : await tableOf();
  const { condition = value, notes } = table
    ? await resolveFilter(session, { ...setting, entityType: table.logicalName }, read, INPUT)
    : conditionOf(read, INPUT);
  for (const note of notes) session.logger.info(note);
  return condition;
};

/** The table that an item leads to, read when it is asked for. */
const targetOf = (item: string, tableOf: TableOf, session: Session, params: Expands): TableOf =>
  remembered(async () => {
    const table = await tableOf();
    if (!table) return undefined;
    const { property } = readExpandItem(expandNamed(table, item));
    const link = table.relationships.find(({ navigation }) => navigation === property);
    return link && definitionOf(session, params, link.table);
  });

const remembered = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
};
