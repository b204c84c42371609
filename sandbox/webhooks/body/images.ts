import { loadRelated, valueFormatter } from "../../query";
import type { Column, Table } from "../../schema/derived";
import type { Store } from "../../types";
import { type ImageRegistration, imageTypes, type Operation, type Snapshot } from "../types";
import { partyCollection } from "./parties";
import { travels, wireValue } from "./values";
import { entity, pair } from "./wire";

/** Images of a row, each under its alias, as it was before or is after the operation. */
export function imagesOf(
  store: Store,
  operation: Operation,
  registered: readonly ImageRegistration[],
  moment: "before" | "after",
): object[] {
  const snapshot = operation[moment];
  if (!snapshot) return [];
  const other = moment === "before" ? imageTypes.post : imageTypes.pre;
  return registered
    .filter(({ type }) => type !== other)
    .map(({ alias, columns }) => pair(alias, image(store, operation, snapshot, columns)));
}

/** The primary name, which asynchronous steps are given without asking. */
export function primaryNameImage(store: Store, operation: Operation): object[] {
  const { table, after } = operation;
  if (!after || !table.primaryName) return [];
  const shown = image(store, operation, after, [table.primaryName]);
  return [pair("AsynchronousStepPrimaryName", shown)];
}

/** The columns that have a value, with their labels. */
function image(
  store: Store,
  { table, id }: Pick<Operation, "table" | "id">,
  { row, parties }: Snapshot,
  names: readonly string[],
): object {
  const columns = shownColumns(table, names).filter(({ name }) => (row[name] ?? null) !== null);
  const related = loadRelated(store, [row], columns);
  const attributes = columns.map((column) => pair(column.name, wireValue(column, row, related)));
  const labels = columns.flatMap((column) => {
    const label = valueFormatter(column, store.schema)(row, related);
    return label === undefined ? [] : [pair(column.name, label)];
  });
  const lists = [...parties].filter(
    ([name, list]) => list.length > 0 && (names.length === 0 || names.includes(name)),
  );
  const shownLists = lists.map(([name, list]) => pair(name, partyCollection(store, list)));
  return entity(table.logicalName, id, [...attributes, ...shownLists], labels);
}

/** The primary key is in every image. */
function shownColumns(table: Table, names: readonly string[]): Column[] {
  return [...table.columns.values()].filter(
    (column) =>
      travels(column) &&
      (names.length === 0 || names.includes(column.name) || column.name === table.primaryId),
  );
}
