import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DataverseRecord } from "../../client";
import { getEntityInputs } from "../../inputs";
import { exampleAccount } from "../examples";
import { outputOf, recordOrNull } from "../schemas";

const examplePayload: { data: DataverseRecord | null } = { data: exampleAccount };

export const getEntity = action({
  display: {
    label: "Get Entity",
    description: "Get one record by its GUID or an alternate key.",
    important: true,
  },
  inputs: getEntityInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(recordOrNull),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).getRecord({ ...params, ...options }),
  }),
});
