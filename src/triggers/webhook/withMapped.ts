import type { Connection } from "@prismatic-io/spectral";
import { type ClientContext, createClient, type FieldMap, type WebhookEvent } from "../../client";

interface Mapping {
  readonly connection: Connection | undefined;
  readonly fieldMap?: FieldMap | undefined;
}

/**
 * The event with its values in the words of an app. Where they cannot be had, the event goes on without
 * them, and the log says why: refused, it would be lost.
 */
export async function withMapped(
  event: WebhookEvent,
  { connection, fieldMap }: Mapping,
  context: ClientContext,
): Promise<WebhookEvent> {
  const { table, deleted, preImage, changed } = event;
  if (!fieldMap || !connection || table === null) return event;
  const row = deleted ? (preImage ?? {}) : changed;
  const client = createClient(connection, context, { budget: "interactive" });
  try {
    return { ...event, mapped: await client.mapRow({ entityType: table, fieldMap, row }) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.logger.warn(`The event has no values by Field Map: ${why}`);
    return { ...event, mapped: null };
  }
}
