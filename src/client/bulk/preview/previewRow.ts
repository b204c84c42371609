import type { Compared } from "../../compare/compareRows";
import { newValues } from "../../compare/newValues";
import type { Change, Comparison, CurrentRow } from "../../compare/types";
import { readName } from "../../compare/writtenColumns";
import { ExactNumber } from "../../json/exactNumber";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import type { PlannedRow } from "../comparing/planWrites";
import type { Plan } from "../plan";
import { isFault, type Row } from "../rows/row";
import type { PreviewChange, PreviewRow } from "./types";

const LABEL = "@OData.Community.Display.V1.FormattedValue";

/** What would become of a row, in words for people. Pure. */
export function toPreviewRow(
  { definition }: Pick<Plan, "definition">,
  { index, action, row, compared, problems }: PlannedRow,
): PreviewRow {
  if (isFault(row)) return { index, action, changes: [], problems };
  const found = typeof compared?.found === "object" ? compared.found : undefined;
  const writes = action === "create" || action === "update";
  const { changes, uncompared } = writes
    ? whatChanges(definition, action, row, compared)
    : { changes: [], uncompared: [] };
  const id = found?.id ?? (row.chosen ? undefined : row.address?.id);
  return {
    index,
    action,
    ...(id === undefined ? {} : { id }),
    changes: changes.map((change) => toChange(change, found)),
    problems: [
      ...problems,
      ...uncompared.map((name) => `${name} cannot be compared, so that it is written in any case.`),
    ],
  };
}

/** Of a record that is new, or could not be read, all that is written. */
const whatChanges = (
  definition: TableDefinition,
  action: "create" | "update",
  { record }: Row,
  compared: Compared | undefined,
): Comparison =>
  action === "update" && compared && "comparison" in compared
    ? compared.comparison
    : { changes: newValues(definition, record), uncompared: [] };

const toChange = ({ column, from, to }: Change, found: CurrentRow | undefined): PreviewChange => {
  const label = found?.record[`${readName(column)}${LABEL}`];
  return {
    column: column.logicalName,
    label: column.displayName ?? column.logicalName,
    from: plain(from),
    to: plain(to),
    fromLabel: typeof label === "string" ? label : null,
    toLabel: labelOf(column, to),
  };
};

const plain = (value: unknown): unknown => (value instanceof ExactNumber ? value.digits : value);

/** The labels of options; other values are shown as they are. An option may have the number 0, a clearing has none. */
const labelOf = ({ kind, options = [] }: ColumnDefinition, value: unknown): string | null => {
  if (!LABELLED.has(kind) || value === null || value === undefined || value === "") return null;
  const labels = String(value)
    .split(",")
    .flatMap((number) => options.find((option) => option.value === numberOf(number))?.label ?? []);
  return labels.length > 0 ? labels.join("; ") : null;
};

const LABELLED = new Set(["choice", "state", "status", "multichoice", "boolean"]);

const numberOf = (text: string): number =>
  text === "true" ? 1 : text === "false" ? 0 : Number(text);
