import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type UnifiedList } from "../../client";
import { listUnifiedInputs } from "../../inputs";
import { exampleContact } from "./example";
import { unifiedList } from "./shape";

const examplePayload: { data: UnifiedList } = {
  data: { result: [exampleContact], next_cursor: null, has_more: false, next_since: "q1bKyy9X…" },
};

export const listUnified = action({
  display: {
    label: "List Unified Records",
    description:
      "List records in a shape that is the same for every CRM, or what changed since an earlier list.",
  },
  inputs: listUnifiedInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: unifiedList,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).listUnified({ ...params, ...options }),
  }),
});
