import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { previewWriteInputs } from "../../inputs";
import { examplePreview, previewOutput } from "./preview";

export const previewWrite = action({
  display: {
    label: "Preview Write",
    description:
      "Describe what a create, update, upsert or delete of many records would change, and write nothing.",
  },
  inputs: previewWriteInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload: examplePreview,
  outputSchema: previewOutput,
  perform: async (context, { connection, mode, options, ...params }) => ({
    data: await createClient(connection, context).previewWrite({
      ...params,
      ...options,
      action: mode,
    }),
  }),
});
