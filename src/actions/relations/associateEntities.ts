import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type LinkResult } from "../../client";
import { associateEntitiesInputs } from "../../inputs";
import { integer } from "../schemas";
import { exampleOutcome, exampleResults, linkOutput } from "./results";

const examplePayload: { data: LinkResult } = {
  data: {
    linked: 1,
    alreadyLinked: 1,
    ...exampleOutcome,
    results: exampleResults("linked", "alreadyLinked"),
  },
};

export const associateEntities = action({
  display: {
    label: "Associate Records",
    description:
      "Associate a record with others along a relationship, with a result for each of them.",
  },
  inputs: associateEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: linkOutput({
    linked: integer("Records that are linked now"),
    alreadyLinked: integer("Records that were linked before, as far as that was read or told"),
  }),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).linkRecords({ ...params, ...options }),
  }),
});
