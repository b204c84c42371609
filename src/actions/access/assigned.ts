import { rowError } from "../bulk/results";
import { list } from "../metadata/shapes";
import { integer, object, outputOf, text } from "../schemas";
import { principal } from "./shape";

export const assigned = outputOf(
  object(
    "Who owns the records now",
    {
      owner: principal("The user or team that Owner means"),
      total: integer("Records given"),
      succeeded: integer("Records that were assigned"),
      failed: integer("Records that were refused"),
      unknown: integer("Records of which it is not known whether they were assigned"),
      unprocessed: integer("Records that were not sent: another run goes on with them"),
      startAt: integer("Index of the first record without a result; total if there is none"),
      results: list(
        "One result for each record",
        object(
          "What became of a record",
          {
            index: integer("Position in Records, from 0"),
            id: text("ID of the record, if known"),
            status: text("assigned, failed, unknown or notRun"),
            owner: principal("Who owns the record now, if it was assigned"),
            error: rowError,
            attempts: integer("Requests that carried the record"),
          },
          ["index", "status", "attempts"],
        ),
      ),
    },
    ["owner", "total", "succeeded", "failed", "unknown", "unprocessed", "startAt", "results"],
  ),
);
