import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type UnifiedRecord } from "../../client";
import { upsertUnifiedInputs } from "../../inputs";
import { exampleContact } from "./example";
import { unifiedRecord } from "./shape";

const examplePayload: { data: UnifiedRecord } = { data: exampleContact };

export const upsertUnified = action({
  display: {
    label: "Upsert Unified Record",
    description:
      "Create or update a record in a shape that is the same for every CRM, and return it as stored.",
  },
  inputs: upsertUnifiedInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: unifiedRecord,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).upsertUnified({ ...params, ...options }),
  }),
});
