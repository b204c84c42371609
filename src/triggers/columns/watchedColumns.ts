import type { Connection } from "@prismatic-io/spectral";
import { type ClientContext, columnNamed, createClient } from "../../client";

interface Watched {
  readonly connection: Connection;
  readonly entityType: string;
  readonly columns: readonly string[];
}

/**
 * Logical names of the watched columns, which an event without images does not say. An environment that
 * cannot be asked costs no event: names count as they were given.
 */
export async function watchedColumns(
  { connection, entityType, columns }: Watched,
  context: ClientContext,
): Promise<readonly string[]> {
  const client = createClient(connection, context, { budget: "interactive" });
  try {
    const table = await client.describeTable(entityType);
    return columns.map((name) => {
      const column = columnNamed(name, table);
      if (!column) context.logger.warn(gone(name, entityType));
      return column?.logicalName ?? asGiven(name);
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.logger.warn(`The names of Columns count as they were given: ${why}`);
    return columns.map(asGiven);
  }
}

const gone = (name: string, table: string): string =>
  `Columns has ${JSON.stringify(name.slice(0, 80))}, which ${table} has no more: it counts as it was given. It was renamed or deleted since the deploy; name it by its logical name, and deploy again.`;

/** Lookups are read as `_x_value`. */
const asGiven = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^_(\w+)_value$/, "$1");
