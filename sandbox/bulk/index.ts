import { Refusal } from "../errors";
import type { Call } from "../records/call";
import { json, noContent, sessionToken } from "../records/respond";
import type { Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { inTransaction } from "../webhooks";
import { type BulkMessage, bulkMessagesOf } from "./capabilities";
import { mostElasticRows, runEach } from "./elastic";
import { deleteNotImplemented, notForTable, tooManyForElastic } from "./refusals";
import { prepare, type RowWork } from "./rows";
import { readTargets, type Target } from "./targets";

/**
 * Runs `CreateMultiple`, `UpdateMultiple`, `UpsertMultiple` or `DeleteMultiple` on an entity set.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations
 */
export function runBulk(call: Call, table: Table, message: BulkMessage): SandboxResponse {
  const supported = bulkMessagesOf(table.declaration);
  if (message === "DeleteMultiple" && !table.declaration.elastic) throw deleteNotImplemented();
  if (!supported.includes(message)) throw notForTable(message, table);
  const targets = readTargets(call, table, message);
  if (call.context.tally) call.context.tally.bulkRows += targets.length;
  const ids = run(call, table, message, targets);
  const session = message === "DeleteMultiple" ? {} : sessionToken(call, table);
  if (message !== "CreateMultiple") return noContent(session);
  const context = `${call.root}/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`;
  const answer = json(200, { "@odata.context": context, Ids: ids });
  return { ...answer, headers: { ...answer.headers, ...session } };
}

/** All or nothing; each row of an elastic table separately. */
function run(call: Call, table: Table, message: BulkMessage, targets: readonly Target[]): string[] {
  const { elastic } = table.declaration;
  if (elastic && targets.length > mostElasticRows) throw tooManyForElastic(mostElasticRows);
  const rows = targets.map((target) => {
    try {
      return prepare(call, table, message, target);
    } catch (error) {
      if (elastic && error instanceof Refusal && !readersCodes.has(error.code)) return later(error);
      throw error;
    }
  });
  if (elastic) return runEach(call, targets, rows);
  return inTransaction(call, () => rows.map((row) => row()));
}

/** Codes of what makes a body unreadable, and with it the whole call. */
const readersCodes = new Set(["0x0", "0x80048d19", "0x80060888"]);

/** A value that is not valid concerns its own row only. */
function later(error: Refusal): RowWork {
  return () => {
    throw error;
  };
}
