import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DataverseRecord } from "../../client";
import { recordLayers, updateEntityInputs } from "../../inputs";
import { exampleAccount } from "../examples";
import { recordSample } from "../samples";
import { outputOf, recordWritten } from "../schemas";

const examplePayload: { data: DataverseRecord } = { data: exampleAccount };

export const updateEntity = action({
  display: {
    label: "Update Entity",
    description: "Update an existing record and return it as stored.",
  },
  inputs: updateEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: recordSample,
  outputSchema: outputOf(recordWritten),
  perform: async (context, { connection, fieldValues, dynamicValues, options, ...params }) => {
    const layers = recordLayers({ fieldValues, dynamicValues });
    return {
      data: await createClient(connection, context).updateRecord({
        ...params,
        ...options,
        ...layers,
      }),
    };
  },
});
