import { type Example, type Row, rows } from "./types";

interface Table {
  readonly heading: string[];
  readonly lines: string[][];
}

interface Column {
  readonly name: string;
  readonly label: string;
}

/** A view as the app shows it, ready for a mail or a sheet: whoever changes the view changes the table. */
export const viewAsTable: Example<{ table: string; view: string }, Table> = {
  title: "A view as a table",
  payload: { table: "accounts", view: "Active Accounts" },
  run: async (act, { table, view }) => {
    const list = (await act("queryEntities", {
      entityType: table,
      view,
      fetchAll: "true",
      options: { includeLabels: "true" },
    })) as { hasMore: boolean; columns: Column[] };
    if (list.hasMore) throw new Error("Not every record was read: the table would be cut.");
    return {
      heading: list.columns.map(({ label }) => label),
      lines: rows(list).map((row) => list.columns.map(({ name }) => cell(row, name))),
    };
  },
};

/** Choices and lookups have a label, everything else its value; nothing is an empty cell. */
const cell = (row: Row, name: string): string => {
  const labels = row["labels"] as Row | undefined;
  return String(labels?.[name] ?? row[name] ?? "");
};
