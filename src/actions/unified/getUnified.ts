import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type UnifiedRecord } from "../../client";
import { getUnifiedInputs } from "../../inputs";
import { exampleContact } from "./example";
import { unifiedOrNull } from "./shape";

const examplePayload: { data: UnifiedRecord | null } = { data: exampleContact };

export const getUnified = action({
  display: {
    label: "Get Unified Record",
    description: "Get a record in a shape that is the same for every CRM, by its ID or a key.",
  },
  inputs: getUnifiedInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: unifiedOrNull,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).getUnified({ ...params, ...options }),
  }),
});
