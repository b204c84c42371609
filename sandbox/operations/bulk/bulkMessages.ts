import { runBulk } from "../../bulk";
import { type BulkMessage, bulkMessages } from "../../bulk/capabilities";
import type { SetOperation } from "../types";

/**
 * Many rows of one table at once.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
 */
export const bulkOperations: readonly SetOperation[] = bulkMessages.map(bulkOperation);

function bulkOperation(name: BulkMessage): SetOperation {
  return {
    name,
    kind: "action",
    binding: { set: "crmbaseentity" },
    parameters: { Targets: "Collection(mscrm.crmbaseentity)" },
    ...(name === "CreateMultiple" ? { returns: { Ids: "Collection(Edm.Guid)" } } : {}),
    readsBody: true,
    run: ({ call, table }) => ({ response: runBulk(call, table, name) }),
  };
}
