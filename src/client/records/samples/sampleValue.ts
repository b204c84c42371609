import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { sampleText } from "./sampleText";

/** Invented ids. */
export const SAMPLE_ID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
const OTHER_ID = "a1b2c3d4-0c5e-4f6a-8b7c-9d0e1f2a3b4c";

const MOMENT = "2025-03-14T09:26:53Z";
const LATER = "2025-06-20T16:05:00Z";
const VERSION = 81359849;
const PICTURE = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** A believable value of a column, as a record that is read holds it. Pure. */
export function sampleValue(column: ColumnDefinition, table: TableDefinition): unknown {
  const { kind, isPrimaryId } = column;
  switch (kind) {
    case "uniqueidentifier":
      return isPrimaryId ? SAMPLE_ID : OTHER_ID;
    case "lookup":
    case "customer":
    case "owner":
    case "file":
      return OTHER_ID;
    case "boolean":
      return false;
    case "choice":
    case "state":
    case "status":
      return firstOption(column);
    case "multichoice":
      return column.options?.[0] ? String(column.options[0].value) : null;
    case "datetime":
      return dateOf(column);
    case "bigint":
      return VERSION;
    case "integer":
    case "decimal":
    case "double":
    case "money":
      return numberOf(column);
    case "image":
      return PICTURE;
    case "entityname":
      return table.logicalName;
    default:
      return sampleText(column);
  }
}

/** Of a status the one that goes with the first state, which is the active one. */
const firstOption = ({ kind, options = [] }: ColumnDefinition): number | null => {
  const own = kind === "status" ? options.filter(({ state }) => state === 0) : options;
  return (own[0] ?? options[0])?.value ?? null;
};

const dateOf = ({ dateBehavior, logicalName }: ColumnDefinition): string => {
  const moment = logicalName === "modifiedon" ? LATER : MOMENT;
  return dateBehavior === "DateOnly" ? moment.slice(0, 10) : moment;
};

const numberOf = ({ kind, min, max, logicalName }: ColumnDefinition): number => {
  const usual = kind === "money" ? 1250 : logicalName === "exchangerate" ? 1 : 25;
  return Math.max(min ?? -Infinity, Math.min(max ?? Infinity, usual));
};
