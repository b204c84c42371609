import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { callFunctionInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { messageSample } from "./messageSample";
import { messageResult, recordCount } from "./shape";

export const callFunction = action({
  display: {
    label: "Call Function",
    description: "Call a function of Dataverse or a custom API, which reads and changes nothing.",
  },
  inputs: callFunctionInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: recordCount,
  examplePerform: messageSample("function"),
  outputSchema: outputOf(messageResult),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).callFunction({ ...params, ...options }),
  }),
});
