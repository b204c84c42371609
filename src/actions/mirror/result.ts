import type { MirrorResult } from "../../client";
import { rowError } from "../bulk/results";
import { flag, integer, object, outputOf, type Schema, text } from "../schemas";

const list = (description: string, items: Schema): Schema => ({
  type: "array",
  description,
  items,
});

const row = object(
  "What became of a record of the list",
  {
    index: integer("Position in Records, from 0"),
    id: text("ID of the row, if known"),
    status: text("inserted, updated, unchanged, reactivated, rejected, unknown or notRun"),
    error: rowError,
    attempts: integer("Requests that carried the record"),
  },
  ["index", "status", "attempts"],
);

const referring = object(
  "A table whose rows refer to rows of this one",
  { table: text("Logical name of the table"), column: text("Logical name of the lookup") },
  ["table", "column"],
);

const counts = {
  inserted: integer("Rows that were created"),
  updated: integer("Rows that were changed"),
  unchanged: integer("Rows that are as they should be, or that Mode leaves as they are"),
  reactivated: integer("Rows that were inactive and are active now"),
  deactivated: integer("Rows that the list does not have and that are inactive now"),
  deleted: integer("Rows that the list does not have and that were deleted"),
  rejected: integer("Records that were not written, each with the reason in results"),
  unknown: integer("Records of which it is not known whether they were written"),
  unprocessed: integer("Records that the run did not come to: another run does them"),
  scopeRows: integer("Rows in the scope when it was read"),
};

export const mirrorOutput = outputOf(
  object(
    "What became of the list and of the rows of its scope",
    {
      complete: flag(
        "Whether nothing is left for another run: every record written or rejected, every removal that was due done",
      ),
      dryRun: flag("Whether this is what would be done: nothing was written"),
      ...counts,
      removals: list(
        "Rows that were removed",
        object(
          "A row that was removed",
          { id: text("ID of the row"), status: text("deactivated, deleted or unknown") },
          ["id", "status"],
        ),
      ),
      skippedRemovals: list(
        "Rows that the list does not have and that were left as they are",
        object(
          "A row that was left",
          { id: text("ID of the row"), reason: text("Why it was left") },
          ["id", "reason"],
        ),
      ),
      removalsRefused: {
        type: ["string", "null"],
        description: "Why no row was removed although some were due",
      },
      cascades: list("Lookups by which rows of other tables are deleted along", referring),
      restricts: list("Lookups by which rows of other tables keep rows from deletion", referring),
      results: list("One entry for each record of the list", row),
      planHash: text("For Expected Plan Hash of the same list"),
      requests: integer("Requests that were sent"),
      waitedMs: integer("Milliseconds spent waiting because Dataverse was busy"),
    },
    ["complete", "dryRun", ...Object.keys(counts), "removals", "skippedRemovals", "results"],
  ),
);

/** A list of three records, one of which is new, and a row that it does not have any more. */
export const exampleMirror = {
  data: {
    complete: true,
    dryRun: false,
    inserted: 1,
    updated: 1,
    unchanged: 1,
    reactivated: 0,
    deactivated: 1,
    deleted: 0,
    rejected: 0,
    unknown: 0,
    unprocessed: 0,
    scopeRows: 3,
    removals: [{ id: "5fb63087-a2be-4b48-8fbb-6bd63a2f1f9b", status: "deactivated" }],
    skippedRemovals: [],
    removalsRefused: null,
    cascades: [],
    restricts: [],
    results: [
      {
        index: 0,
        id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
        status: "unchanged",
        attempts: 0,
      },
      {
        index: 1,
        id: "b2a8a3c1-52c4-4f0e-9d41-2f9d7f1f6a11",
        status: "updated",
        attempts: 1,
      },
      {
        index: 2,
        id: "0d2c7a4e-6a0b-4d7b-8f6b-0d1f3e5a7c92",
        status: "inserted",
        attempts: 1,
      },
    ],
    planHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    requests: 4,
    waitedMs: 0,
  } satisfies MirrorResult as MirrorResult,
};
