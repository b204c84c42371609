import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { callActionInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { messageSample } from "./messageSample";
import { messageResult, queueItem } from "./shape";

export const callAction = action({
  display: {
    label: "Call Action",
    description: "Call an action of Dataverse or a custom API, or start a workflow on demand.",
  },
  inputs: callActionInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: queueItem,
  examplePerform: messageSample("action"),
  outputSchema: outputOf(messageResult),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).callAction({ ...params, ...options }),
  }),
});
