import type { Element } from "@prismatic-io/spectral";
import {
  type ColumnDefinition,
  type ColumnKind,
  mustBeGiven,
  type TableDefinition,
} from "../../client";
import { inOrder } from "../columnElements";

/** A column as a wizard offers it. A lookup to several tables is offered once for each of them. */
export interface ColumnOption {
  readonly element: Element;
  readonly column: ColumnDefinition;
}

/** What no field of an app is kept in: files, parties, and what the service needs for itself. */
const NOT_MAPPED: ReadonlySet<ColumnKind> = new Set([
  "file",
  "image",
  "partylist",
  "entityname",
  "other",
]);

const INTERNAL = new Set([
  "importsequencenumber",
  "overriddencreatedon",
  "timezoneruleversionnumber",
  "utcconversiontimezonecode",
  "versionnumber",
]);

/** The columns of a table in the words of people, those looked for most often first. */
export function columnOptions(
  table: TableDefinition,
  tableLabel: (logicalName: string) => string,
): readonly ColumnOption[] {
  const ofFiles = new Set([...table.columns.values()].flatMap(partsOfFile));
  const columns = inOrder(table.columns.values()).filter(
    (column) => isMapped(column) && !ofFiles.has(column.logicalName),
  );
  const times = new Map<string, number>();
  for (const column of columns) {
    const label = nameOf(column);
    times.set(label, (times.get(label) ?? 0) + 1);
  }
  return columns.flatMap((column) => {
    const isTwin = (times.get(nameOf(column)) ?? 0) > 1;
    const name = isTwin ? `${nameOf(column)} (${column.logicalName})` : nameOf(column);
    const end = mustBeGiven(column) ? ", required" : "";
    return waysTo(column).map(({ key, target }) => {
      const kind = WORDS[column.kind];
      const leadsTo = target === undefined ? "" : ` → ${tableLabel(target)}`;
      const label = `${name}${leadsTo}${kind && leadsTo === "" ? `: ${kind}` : ""}${end}`;
      return { element: { key, label }, column };
    });
  });
}

const isMapped = ({ kind, logicalName, validForRead }: ColumnDefinition): boolean =>
  validForRead && !NOT_MAPPED.has(kind) && !INTERNAL.has(logicalName);

/** The columns that Dataverse makes beside a file or an image. */
const partsOfFile = ({ kind, logicalName }: ColumnDefinition): string[] =>
  kind === "file" || kind === "image"
    ? ["_name", "_url", "_timestamp", "id"].map((end) => logicalName + end)
    : [];

const nameOf = ({ displayName, logicalName }: ColumnDefinition): string =>
  displayName ?? logicalName;

/** The navigation property says which of several tables a lookup refers to. */
const waysTo = ({
  kind,
  logicalName,
  targets = [],
}: ColumnDefinition): { readonly key: string; readonly target?: string }[] => {
  const [only, ...others] = targets;
  if (kind === "owner" || !only) return [{ key: logicalName }];
  if (others.length === 0) return [{ key: logicalName, target: only.table }];
  return targets.map(({ navigation, table }) => ({ key: navigation, target: table }));
};

/** What a value is, where that is not plain text. */
const WORDS: Readonly<Partial<Record<ColumnKind, string>>> = {
  bigint: "whole number",
  boolean: "yes or no",
  choice: "choice",
  customer: "lookup",
  datetime: "date",
  decimal: "number",
  double: "number",
  integer: "whole number",
  lookup: "lookup",
  money: "money",
  multichoice: "choices",
  owner: "user or team",
  state: "choice",
  status: "choice",
  uniqueidentifier: "ID",
};
