import { perform } from "../../session/perform";
import type { Session } from "../../session/session";

/**
 * Publishes what was changed on a table since it was last published, by whomever. Publishing twice ends
 * in the same state.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/publishxml
 *
 * @param table logical name
 */
export async function publishTable(session: Session, table: string): Promise<void> {
  await perform(session, {
    method: "POST",
    path: "PublishXml",
    operation: `Publishing ${table}`,
    repeat: "harmless",
    json: {
      ParameterXml: `<importexportxml><entities><entity>${table}</entity></entities></importexportxml>`,
    },
  });
}
