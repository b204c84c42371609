import { action, PerformSafety } from "@prismatic-io/spectral";
import { type AssignResult, createClient, type Principal } from "../../client";
import { assignEntityInputs } from "../../inputs";
import { rowError } from "../bulk/results";
import { list } from "../metadata/shapes";
import { integer, object, outputOf, text } from "../schemas";
import { principal } from "./shape";

const ann: Principal = {
  table: "systemuser",
  id: "4026be43-6b69-e111-8f65-78e7d1620f5e",
  name: "Ann Lee",
};

const examplePayload: { data: AssignResult } = {
  data: {
    owner: ann,
    total: 1,
    succeeded: 1,
    failed: 0,
    unknown: 0,
    unprocessed: 0,
    startAt: 1,
    results: [
      {
        index: 0,
        id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
        status: "assigned",
        owner: ann,
        attempts: 1,
      },
    ],
  },
};

export const assignEntity = action({
  display: {
    label: "Assign Records",
    description: "Assign one record or many to another user or team, with a result for each.",
  },
  inputs: assignEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: outputOf(
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
  ),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).assignRecords({ ...params, ...options }),
  }),
});
