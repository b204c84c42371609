import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { unshareEntityInputs } from "../../inputs";
import { exampleShares, shares } from "./shape";

const examplePayload = exampleShares([]);

export const unshareEntity = action({
  display: {
    label: "Stop Sharing Record",
    description:
      "Stop sharing a record with a user or team, and return with whom it is still shared.",
  },
  inputs: unshareEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: shares,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).unshareRecord({ ...params, ...options }),
  }),
});
