import type { Connection } from "@prismatic-io/spectral";
import {
  type ClientContext,
  createClient,
  type FieldMap,
  type RecordModel,
  type WebhookEvent,
} from "../../client";

interface Unifying {
  readonly connection: Connection | undefined;
  readonly fieldMap?: FieldMap | undefined;
  readonly unifiedModel?: RecordModel | undefined;
}

/**
 * The event with its record as a unified model has it: as it is now, since an event has only what was written. An
 * event of another table goes on without it. Where it cannot be had, the log says why: refused, the event would be
 * lost.
 */
export async function withUnified(
  event: WebhookEvent,
  { connection, fieldMap, unifiedModel }: Unifying,
  context: ClientContext,
): Promise<WebhookEvent> {
  const { table, primaryId, deleted } = event;
  if (!unifiedModel || !connection || table === null || primaryId === null) return event;
  const client = createClient(connection, context, { budget: "interactive" });
  const watched = { model: unifiedModel, table, recordId: primaryId, deleted, fieldMap };
  try {
    const unified = await client.unifyRecord(watched);
    return unified === undefined ? event : { ...event, unified };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.logger.warn(`The event has no record by Unified Model: ${why}`);
    return { ...event, unified: null };
  }
}
