import type { BulkRowResult, GroupResult } from "../../client";
import { rowError } from "../bulk/results";
import { flag, integer, object, outputOf, type Schema, text } from "../schemas";

const group = (description: string): Schema =>
  object(description, { id: text("GUID"), name: text("Its name, if it was read") }, ["id"]);

interface Words {
  /** Label of the input with the records. */
  readonly input: string;
  /** Statuses of records that are done. */
  readonly done: string;
  /** What the answer says besides. */
  readonly about: Readonly<Record<string, Schema>>;
  /** What the result of a record says besides. */
  readonly row?: Readonly<Record<string, Schema>>;
}

/** The answer of actions that put records into groups. */
export function groupOutput({ input, done, about, row = {} }: Words) {
  const result = object(
    "What became of a record",
    {
      index: integer(`Position in ${input}, from 0`),
      id: text("ID of the record, if known"),
      ...row,
      status: text(`${done}, failed, unknown or notRun`),
      error: rowError,
      attempts: integer("Requests that carried the record"),
    },
    ["index", "status", "attempts"],
  );
  return outputOf(
    object(
      `What became of ${input}`,
      {
        ...about,
        total: integer("Records given"),
        succeeded: integer("Records that are as they were wanted"),
        failed: integer("Records that were refused"),
        unknown: integer("Records of which it is not known whether they were written"),
        unprocessed: integer("Records that were not sent: another run goes on with them"),
        complete: flag("False when another run has to go on with startAt"),
        startAt: integer("Index of the first record without a result; total if there is none"),
        results: { type: "array", description: "One result for each record", items: result },
        requests: integer("Requests that were sent"),
        waitedMs: integer("Milliseconds spent waiting because Dataverse was busy"),
      },
      ["total", "succeeded", "failed", "unknown", "unprocessed", "complete", "startAt", "results"],
    ),
  );
}

const queueItemId = text("ID of the queue item, if known");

export function queueOutput(done: string, about: Readonly<Record<string, Schema>> = {}) {
  return groupOutput({
    input: "Records",
    done,
    about: { queue: group("The queue that Queue means, if it was given"), ...about },
    row: { queueItemId },
  });
}

export const workerShape = group("The user who works on the items now, unless they were released");

export function listOutput(done: string) {
  return groupOutput({
    input: "Members",
    done,
    about: {
      list: group("The list that List means"),
      memberTable: text("Logical name of the table that its members are of"),
    },
  });
}

export function teamOutput(done: string) {
  const about = { team: group("The team that Team means") };
  return groupOutput({ input: "Members", done, about });
}

export const SUPPORT = { id: "9b9a4e3c-58c1-ee11-9079-000d3a3c8a11", name: "Support" };
export const NEWSLETTER = { id: "1d8e2a77-8f0e-ef11-9f89-000d3a4c3303", name: "Newsletter" };
export const TENDER_DESK = { id: "5b38fb0c-5128-ef11-9f89-000d3a4c3303", name: "Tender Desk" };

/** What a run answers with that did everything it was to do. */
export function exampleResult<Row extends Omit<BulkRowResult, "index" | "attempts">>(
  ...rows: readonly Row[]
): GroupResult<Row & Pick<BulkRowResult, "index" | "attempts">> {
  return {
    total: rows.length,
    succeeded: rows.length,
    failed: 0,
    unknown: 0,
    unprocessed: 0,
    complete: true,
    startAt: rows.length,
    results: rows.map((row, index) => ({ index, ...row, attempts: 1 })),
    requests: 2,
    waitedMs: 0,
  };
}

export const CASES = [
  {
    id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
    queueItemId: "c2f1b6f0-4f2b-ef11-840a-000d3a3c8a11",
  },
  {
    id: "b2a8a3c1-52c4-4f0e-9d41-2f9d7f1f6a11",
    queueItemId: "c4f1b6f0-4f2b-ef11-840a-000d3a3c8a11",
  },
] as const;
