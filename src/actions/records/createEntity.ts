import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DataverseRecord } from "../../client";
import { createEntityInputs, recordLayers } from "../../inputs";
import { exampleAccount } from "../examples";
import { recordSample } from "../samples";
import { outputOf, recordWritten } from "../schemas";

const examplePayload: { data: DataverseRecord } = { data: exampleAccount };

export const createEntity = action({
  display: {
    label: "Create Entity",
    description: "Create a record and return it as stored.",
    important: true,
  },
  inputs: createEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: recordSample,
  outputSchema: outputOf(recordWritten),
  perform: async (context, { connection, fieldValues, dynamicValues, options, ...params }) => {
    const layers = recordLayers({ fieldValues, dynamicValues });
    return {
      data: await createClient(connection, context).createRecord({
        ...params,
        ...options,
        ...layers,
      }),
    };
  },
});
