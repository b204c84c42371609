import { newValues } from "../../compare/newValues";
import type { Change, CurrentRow } from "../../compare/types";
import { readName } from "../../compare/writtenColumns";
import { ExactNumber } from "../../json/exactNumber";
import type { ColumnDefinition } from "../../types/tables";
import type { PlannedRow } from "../comparing/planWrites";
import type { Plan } from "../plan";
import { isFault } from "../rows/row";
import type { PreviewChange, PreviewRow } from "./types";

const LABEL = "@OData.Community.Display.V1.FormattedValue";

/** What would become of a row, in words for people. Pure. */
export function toPreviewRow(
  { definition }: Pick<Plan, "definition">,
  { index, action, row, compared, problems }: PlannedRow,
): PreviewRow {
  if (isFault(row)) return { index, action, changes: [], problems };
  const found = typeof compared?.found === "object" ? compared.found : undefined;
  const comparison = compared && "comparison" in compared ? compared.comparison : undefined;
  const writes = action === "create" || action === "update";
  const isNew = action === "create" || (action === "update" && !found);
  const changes = isNew ? newValues(definition, row.record) : (comparison?.changes ?? []);
  const uncompared = writes && !isNew ? (comparison?.uncompared ?? []) : [];
  const id = found?.id ?? (row.chosen ? undefined : row.address?.id);
  return {
    index,
    action,
    ...(id === undefined ? {} : { id }),
    changes: writes ? changes.map((change) => toChange(change, found)) : [],
    problems: [
      ...problems,
      ...uncompared.map((name) => `${name} cannot be compared, so that it is written in any case.`),
    ],
  };
}

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

/** The labels of options; other values are shown as they are. */
const labelOf = ({ kind, options = [] }: ColumnDefinition, value: unknown): string | null => {
  const label = (number: number) => options.find((option) => option.value === number)?.label;
  switch (kind) {
    case "choice":
    case "state":
    case "status":
      return label(Number(value)) ?? null;
    case "boolean":
      return typeof value === "boolean" ? (label(value ? 1 : 0) ?? null) : null;
    case "multichoice": {
      const labels = String(value ?? "")
        .split(",")
        .flatMap((number) => label(Number(number)) ?? []);
      return labels.length > 0 ? labels.join("; ") : null;
    }
    default:
      return null;
  }
};
