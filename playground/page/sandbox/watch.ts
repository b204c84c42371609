import type { InputView, TriggerState } from "../../contract";
import type { Entry } from "../model/entries";
import { own } from "../model/own";
import { sentBy } from "../state/forms";
import { openTable, tables } from "../state/sandbox";
import { tell } from "../state/triggers";

/**
 * Starts a trigger for the table that is open. What its form holds goes before; what it needs besides the
 * table, and has not, is taken from the table: its name column.
 */
export async function watch({
  view,
  ...entry
}: Extract<Entry, { kind: "triggers" }>): Promise<void> {
  const inputs = { ...tableInputs(view.inputs), ...sentBy({ ...entry, view }) };
  await tell(view.key, { do: "start", inputs, ...(view.how === "polls" ? { everyMs: 3000 } : {}) });
}

const tableInputs = (inputs: readonly InputView[]): Record<string, unknown> => {
  const table = tables.value.find(({ name }) => name === openTable.value);
  const given: Readonly<Record<string, string | undefined>> = {
    entityType: table?.setName,
    entityTypes: table?.setName,
    columns: table?.primaryName,
  };
  return Object.fromEntries(
    inputs.flatMap(({ key, required, collection }) => {
      const value = own(given, key);
      if (!required || value === undefined) return [];
      return [[key, collection === "valuelist" ? [value] : value]];
    }),
  );
};

/** The table that a trigger follows, where its inputs say so. */
export function tableOf({ inputs }: TriggerState): string {
  const table = own(inputs, "entityType") ?? own(inputs, "entityTypes");
  return Array.isArray(table) ? table.join(", ") : typeof table === "string" ? table : "";
}
