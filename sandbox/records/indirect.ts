import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import { partyTable } from "./parties";

const verbs: Record<string, string> = { POST: "Create", PATCH: "Update", DELETE: "Delete" };

/**
 * Rows of intersect tables are made and removed by `$ref`, activity parties with their activity:
 * neither takes a separate write.
 */
export function refuseIndirect({ logicalName, declaration }: Table, method: string): void {
  if (!declaration.intersect && logicalName !== partyTable) return;
  throw new Refusal(
    400,
    "0x80040800",
    `The '${verbs[method] ?? method}' method does not support entities of type '${logicalName}'. MessageProcessorCache returned MessageProcessor.Empty.`,
  );
}
