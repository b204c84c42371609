import type { Table } from "../../schema/derived";
import { takesRows } from "../../schema/takesRows";
import type { Store } from "../../types";
import { ControlError } from "../controlError";

/** The table that a logical name or the name of a set means. */
export function tableIn({ schema }: Store, name: string): Table {
  const table = schema.tables.get(name) ?? schema.sets.get(name);
  if (table === undefined) {
    const close = [...schema.tables.keys()].filter(
      (known) => name !== "" && known.startsWith(name.slice(0, 4)),
    );
    const hint = close.length === 0 ? "" : ` Do you mean ${close.slice(0, 5).join(", ")}?`;
    throw new ControlError(404, `There is no table "${name}".${hint}`);
  }
  if (takesRows(table.declaration)) return table;
  throw new ControlError(
    400,
    `Rows of ${table.logicalName} follow from others; none can be inserted.`,
  );
}
