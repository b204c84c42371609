import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type UnlinkResult } from "../../client";
import { disassociateEntitiesInputs } from "../../inputs";
import { integer } from "../schemas";
import { exampleOutcome, exampleResults, linkOutput } from "./results";

const examplePayload: { data: UnlinkResult } = {
  data: {
    unlinked: 1,
    alreadyUnlinked: 1,
    ...exampleOutcome,
    results: exampleResults("unlinked", "alreadyUnlinked"),
  },
};

export const disassociateEntities = action({
  display: {
    label: "Disassociate Records",
    description:
      "Disassociate a record from others along a relationship, with a result for each of them.",
  },
  inputs: disassociateEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: linkOutput({
    unlinked: integer("Records whose link was ended"),
    alreadyUnlinked: integer("Records that were not linked to this one any more"),
  }),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).unlinkRecords({ ...params, ...options }),
  }),
});
