import type { BulkResult } from "../../client";
import { integer, object, outputOf, type Schema, text } from "../schemas";

export const rowError = object(
  "Why the row was not written, or why that is not known",
  {
    message: text("The whole reason, in words"),
    code: text("Dataverse code in hex"),
    status: integer("HTTP status"),
    requestId: text("Id for Microsoft support"),
    hint: text("What to do about it"),
  },
  ["message"],
);

const row: Schema = object(
  "What became of a row",
  {
    index: integer("Position in Records, from 0"),
    id: text("ID of the record, if known"),
    status: text("created, updated, upserted, deleted, unchanged, failed, unknown or notRun"),
    error: rowError,
    attempts: integer("Requests that carried the row"),
  },
  ["index", "status", "attempts"],
);

/** The answer of each bulk action. */
export const bulkOutput = outputOf(
  object(
    "What became of the rows",
    {
      total: integer("Rows given"),
      succeeded: integer("Rows that were written, or needed no write"),
      unchanged: integer(
        "Rows that needed no write; only with Skip Unchanged or Expected Plan Hash",
      ),
      failed: integer("Rows that were refused"),
      unknown: integer("Rows of which it is not known whether they were written"),
      unprocessed: integer("Rows that were not sent: another run goes on with them"),
      startAt: integer("Index of the first row without a row result; total if there is none"),
      results: { type: "array", description: "One row result for each row", items: row },
      requests: integer("Requests that were sent"),
      waitedMs: integer("Milliseconds spent waiting because Dataverse was busy"),
    },
    ["total", "succeeded", "failed", "unknown", "unprocessed", "startAt", "results"],
  ),
);

/** A run of two rows, one of which was refused. */
export function exampleResult(status: "created" | "updated" | "upserted" | "deleted") {
  return {
    data: {
      total: 2,
      succeeded: 1,
      failed: 1,
      unknown: 0,
      unprocessed: 0,
      startAt: 2,
      results: [
        { index: 0, id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70", status, attempts: 1 },
        {
          index: 1,
          status: "failed",
          error: {
            message: 'Record 1 has what accounts cannot take: revenue: "1,5" is not a number.',
          },
          attempts: 0,
        },
      ],
      requests: 2,
      waitedMs: 0,
    } satisfies BulkResult as BulkResult,
  };
}
