import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type StateChange } from "../../client";
import { setEntityStateInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { stateChange } from "./shape";

const won = { state: "Won", status: "Won", statecode: 1, statuscode: 3 };

const examplePayload: { data: StateChange } = {
  data: {
    changed: true,
    from: { state: "Open", status: "In Progress", statecode: 0, statuscode: 1 },
    to: won,
    steps: [{ by: "WinOpportunity", to: won }],
    created: { table: "opportunityclose", id: "00000000-0000-0000-0000-000000000001" },
  },
};

export const setEntityState = action({
  display: {
    label: "Set Record State",
    description:
      "Change the state and status of a record, such as to win a deal or resolve a case.",
  },
  inputs: setEntityStateInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: async (context, { connection, entityType, status, details }) => ({
    data: await createClient(connection, context, { budget: "interactive" }).sampleStateChange({
      entityType,
      status,
      details,
    }),
  }),
  outputSchema: outputOf(stateChange),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).setRecordState({ ...params, ...options }),
  }),
});
