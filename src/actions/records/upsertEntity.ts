import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DataverseRecord } from "../../client";
import { recordLayers, upsertEntityInputs } from "../../inputs";
import { exampleAccount } from "../examples";
import { recordSample } from "../samples";
import { outputOf, recordWritten } from "../schemas";

const examplePayload: { data: DataverseRecord } = { data: exampleAccount };

export const upsertEntity = action({
  display: {
    label: "Upsert Entity",
    description: "Update a record, or create it if it does not exist, and return it as stored.",
    important: true,
  },
  inputs: upsertEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: recordSample,
  outputSchema: outputOf(recordWritten),
  perform: async (context, { connection, fieldValues, dynamicValues, options, ...params }) => {
    const layers = recordLayers({ fieldValues, dynamicValues });
    return {
      data: await createClient(connection, context).upsertRecord({
        ...params,
        ...options,
        ...layers,
      }),
    };
  },
});
