import { rowError } from "../bulk/results";
import { flag, integer, object, outputOf, type Schema, text } from "../schemas";

const failures = (description: string): Schema => ({
  type: "array",
  description,
  items: object(
    "A related record",
    {
      index: integer("Position in Related Records, from 0"),
      id: text("ID of the record, if known"),
      error: rowError,
    },
    ["index", "error"],
  ),
});

const result = (statuses: string): Schema =>
  object(
    "What became of a related record",
    {
      index: integer("Position in Related Records, from 0"),
      id: text("ID of the record, if known"),
      status: text(`${statuses}, failed, unknown or notRun`),
      error: rowError,
      attempts: integer("Requests that carried the record"),
    },
    ["index", "status", "attempts"],
  );

/** The answer of both actions: the two counts, and what they have in common. */
export function linkOutput(counts: Readonly<Record<string, Schema>>) {
  const names = Object.keys(counts);
  return outputOf(
    object(
      "What became of the related records",
      {
        ...counts,
        total: integer("Records given"),
        failed: failures("Records that were refused"),
        unknown: failures("Records of which it is not known whether they were written"),
        unprocessed: integer("Records that were not sent: another run goes on with them"),
        complete: flag("False when another run has to go on with startAt"),
        startAt: integer("Index of the first record without a result; total if there is none"),
        results: {
          type: "array",
          description: "One result for each related record",
          items: result(names.join(", ")),
        },
        requests: integer("Requests that were sent"),
        waitedMs: integer("Milliseconds spent waiting because Dataverse was busy"),
      },
      [...names, "total", "failed", "unknown", "unprocessed", "complete", "startAt", "results"],
    ),
  );
}

/** What a run answers with that did everything it was to do. */
export const exampleOutcome = {
  total: 2,
  failed: [],
  unknown: [],
  unprocessed: 0,
  complete: true,
  startAt: 2,
  requests: 1,
  waitedMs: 0,
};

const IDS = ["7d577253-3ef0-4a0a-bb7f-8335c2596e70", "b2a8a3c1-52c4-4f0e-9d41-2f9d7f1f6a11"];

export function exampleResults<S extends string>(...statuses: readonly S[]) {
  return statuses.map((status, index) => ({ index, id: IDS[index], status, attempts: 1 }));
}
