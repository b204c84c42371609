import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";

/**
 * Publishes what was changed on a table since it was last published, by whomever. Publishing twice ends
 * in the same state.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/publishxml
 *
 * @param table logical name
 */
export async function publishTable(session: Session, table: string): Promise<void> {
  await sendOrThrow(session, {
    method: "POST",
    path: "PublishXml",
    operation: `Publishing ${table}`,
    idempotency: "harmless",
    json: {
      ParameterXml: `<importexportxml><entities><entity>${table}</entity></entities></importexportxml>`,
    },
  });
}
