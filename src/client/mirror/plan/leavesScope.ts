import type { Row } from "../../bulk/rows/row";
import type { Comparison, CurrentRow } from "../../compare/types";
import { isLookup, readName } from "../../compare/writtenColumns";
import { normalizeGuid } from "../../odata/guid";
import { textOfLiteral } from "../../odata/literal";
import type { DataverseRecord } from "../../types";
import type { ColumnDefinition } from "../../types/tables";
import type { ValueAt } from "../scope/types";
import type { Place, Rules } from "./rules";

export const WOULD_BE_OUTSIDE =
  "its values would put the row outside of the scope, so that the next run would not find it there";
const MAY_LEAVE =
  "it changes a column that decides whether the row is in the scope, and it cannot be foreseen that the row stays there";

interface Existing {
  readonly found: CurrentRow;
  readonly comparison: Comparison;
  readonly place: Place;
  readonly activation: Readonly<Record<string, number>> | undefined;
}

/** Why a row may not be written, since it would be outside of the scope then. Pure. */
export function leavesScope(
  rules: Rules,
  row: Row,
  { found, comparison, place, activation }: Existing,
): string | undefined {
  const { scope, definition } = rules;
  if (!scope || scope.kind === "all") return undefined;
  const decisive = new Set(scope.columns);
  const changed = [
    ...comparison.changes.map(({ column }) => column),
    ...Object.keys(activation ?? {}).flatMap((name) => definition.columns.get(name) ?? []),
  ];
  const names = new Set(changed.map(({ logicalName }) => logicalName));
  const followers = scope.columns.filter((column) => follows(column, names));
  const isTouched = followers.length > 0 || changed.some((column) => decisive.has(column));
  if (place === "inside" && !isTouched) return undefined;
  const valueAt = valuesOf(rules, row, found.record);
  const holds = scope.holds((column) => (followers.includes(column) ? undefined : valueAt(column)));
  if (holds === false) return WOULD_BE_OUTSIDE;
  return holds === undefined && place === "inside" ? MAY_LEAVE : undefined;
}

/** Of the columns that an update cannot set, those that none moves. */
const FIXED = /^(?:createdon|createdby|createdonbehalfby|overriddencreatedon)$/;

/** Whether Dataverse works out the value of a column anew when others are written. */
const follows = (
  { logicalName, validForUpdate, isPrimaryId }: ColumnDefinition,
  written: ReadonlySet<string>,
): boolean => {
  if (written.size === 0 || written.has(logicalName)) return false;
  if (logicalName === "statuscode") return written.has("statecode");
  if (logicalName.startsWith("owning")) return written.has("ownerid");
  return !validForUpdate && !isPrimaryId && !FIXED.test(logicalName);
};

/** The values that a row has once it is written: those of its key as well. Pure. */
export function valuesOf(
  { definition, written }: Rules,
  { record, address }: Row,
  current?: DataverseRecord,
): ValueAt {
  const values = new Map<ColumnDefinition, unknown>();
  for (const { column: name, literal } of address?.values ?? []) {
    const column = definition.columns.get(name);
    if (column) values.set(column, textOfLiteral(literal));
  }
  for (const [property, value] of Object.entries(record)) {
    const about = written(property);
    if (about.kind !== "column") continue;
    values.set(about.column, isLookup(about.column.kind) ? idIn(value) : value);
  }
  return (column: ColumnDefinition) => {
    if (values.has(column)) {
      const value = values.get(column);
      return value === undefined ? undefined : { value };
    }
    const name = readName(column);
    return current && Object.hasOwn(current, name) ? { value: current[name] } : undefined;
  };
}

/** The id in the address of a lookup; undefined where another key says which record it is. */
const idIn = (value: unknown): unknown => {
  if (typeof value !== "string") return value === null ? null : undefined;
  return normalizeGuid(value.slice(value.indexOf("(") + 1, value.endsWith(")") ? -1 : undefined));
};
