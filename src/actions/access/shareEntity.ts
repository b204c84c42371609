import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { shareEntityInputs } from "../../inputs";
import { exampleShares, shares } from "./shape";

const examplePayload = exampleShares(["Read", "Write"]);

export const shareEntity = action({
  display: {
    label: "Share Record",
    description: "Share a record with a user or team, and return with whom it is shared.",
  },
  inputs: shareEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: shares,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).shareRecord({ ...params, ...options }),
  }),
});
