import type { Connection, Element } from "@prismatic-io/spectral";
import { type ClientContext, createClient } from "../client";
import { type TableChoice, tableElements } from "./tableElements";

interface Params extends Omit<TableChoice, "key" | "reporting"> {
  readonly connection: Connection;
  readonly webhookCapableOnly: boolean;
}

/** The tables of the environment that are wanted, each by the key that the picker goes by. */
export async function pickTables(
  context: ClientContext,
  { connection, webhookCapableOnly, ...choice }: Params,
  key: TableChoice["key"],
): Promise<Element[]> {
  const client = createClient(connection, context, { budget: "interactive" });
  const [tables, reporting] = await Promise.all([
    client.listTables(),
    webhookCapableOnly ? client.listWebhookTables() : undefined,
  ]);
  return tableElements(tables, { ...choice, reporting, key });
}
