import type { Connection } from "@prismatic-io/spectral";
import { type ClientContext, createClient, refetchRow, type WebhookEvent } from "../../client";

/** The event with its row where Dataverse cut it and a connection allows to read the row again. */
export async function refetchTruncated(
  event: WebhookEvent,
  connection: Connection | undefined,
  context: ClientContext,
): Promise<WebhookEvent> {
  if (!event.truncated) return event;
  if (!connection) {
    context.logger.warn(
      "Dataverse cut this event, as it has more than 256 KB: it says which row, but not what changed. With a Connection the row is read again.",
    );
    return event;
  }
  const client = createClient(connection, context, { budget: "interactive" });
  const { event: whole, problem } = await refetchRow(client, event);
  if (problem) context.logger.warn(`The row of a cut event could not be read again: ${problem}`);
  return whole;
}
