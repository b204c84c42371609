import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { mirrorEntitiesInputs, readGuards } from "../../inputs";
import { exampleMirror, mirrorOutput } from "./result";

export const mirrorEntities = action({
  display: {
    label: "Mirror Records",
    description:
      "Update the rows of a table to match a list: write what differs, and keep, deactivate or delete what the list does not have.",
  },
  inputs: mirrorEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload: exampleMirror,
  examplePerform: () => Promise.resolve(exampleMirror),
  outputSchema: mirrorOutput,
  perform: async (context, { connection, options, guards, ...params }) => ({
    data: await createClient(connection, context).mirrorRecords({
      ...params,
      ...options,
      guards: readGuards(guards),
    }),
  }),
});
