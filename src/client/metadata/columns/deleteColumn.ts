import { refusal } from "../../session/sendOrThrow";
import { type Call, type Session, send } from "../../session/session";
import { forgetDefinitions } from "../cache/definitionCache";
import { columnKey } from "../names";
import { onTable } from "../resolveDefinitionKey";
import type { DeleteColumnParams } from "../types";

/** Deletes a column with all of its values. A repeat that finds it gone counts as done. */
export function deleteColumn(
  session: Session,
  { entityId, attributeKey }: DeleteColumnParams,
): Promise<{ readonly deleted: true }> {
  const column = columnKey(attributeKey, "Attribute Key");
  return onTable(session, entityId, "Entity ID", async (table) => {
    const call: Call = {
      method: "DELETE",
      path: `EntityDefinitions(${table})/Attributes(${column})`,
      operation: `Deleting the column ${attributeKey} of ${entityId}`,
      idempotency: "harmless",
    };
    const response = await send(session, call);
    const gone = response.status === 404 && response.afterDoubt === true;
    if (response.status < 300 || gone) return { deleted: true } as const;
    throw refusal(call, response);
  }).finally(() => forgetDefinitions(session));
}
