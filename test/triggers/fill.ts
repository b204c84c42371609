import { randomUUID } from "node:crypto";
import type { Row, Sandbox } from "dataverse-sandbox";

/** Puts many rows into a table at once, stamped like a row that is made now. Returns their ids. */
export const fill = (
  sandbox: Sandbox,
  table: string,
  count: number,
  values: (index: number) => Row,
): string[] => {
  const { store } = sandbox;
  const primaryId = String(store.schema.tables.get(table)?.primaryId);
  const id = sandbox.insert(table, values(0));
  const template = store.read(table, id);
  const rows = Array.from({ length: count - 1 }, (_, index) => ({
    ...template,
    ...values(index + 1),
    [primaryId]: randomUUID(),
    versionnumber: store.nextVersion(),
  }));
  store.insertMany(table, rows);
  return [id, ...rows.map((row) => String(row[primaryId]))];
};
