import { action, PerformSafety } from "@prismatic-io/spectral";
import { type AssignResult, createClient, type Principal } from "../../client";
import { assignEntityInputs } from "../../inputs";
import { assigned } from "./assigned";

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
  outputSchema: assigned,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).assignRecords({ ...params, ...options }),
  }),
});
