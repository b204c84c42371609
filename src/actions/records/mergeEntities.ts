import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type MergedRecords } from "../../client";
import { mergeEntitiesInputs } from "../../inputs";
import { exampleAccount } from "../examples";
import { mergedSample } from "../sales/samples";
import { flag, object, outputOf, recordRead } from "../schemas";

const examplePayload: { data: MergedRecords } = {
  data: {
    changed: true,
    taken: ["telephone1"],
    masterRecord: { ...exampleAccount, telephone1: "+49 30 5550142" },
    mergedRecord: {
      accountid: "3c9a7f52-1b6d-4e80-a5c4-9d2e8b7f6a13",
      name: "Fabrikam Inc",
      telephone1: "+49 30 5550142",
      merged: true,
      _masterid_value: exampleAccount["accountid"],
      statecode: 1,
    },
  },
};

export const mergeEntities = action({
  display: {
    label: "Merge Records",
    description: "Merge an account, contact, lead or case into another, which cannot be undone.",
  },
  inputs: mergeEntitiesInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: mergedSample,
  outputSchema: outputOf(
    object(
      "Both records after the merge",
      {
        changed: flag("False if they were merged before"),
        taken: {
          type: "array",
          description: "Columns that the master record took from the merged record",
          items: { type: "string", description: "Logical name of a column" },
        },
        masterRecord: { ...recordRead, description: "The record that stays" },
        mergedRecord: { ...recordRead, description: "The record that is inactive now" },
      },
      ["changed", "taken", "masterRecord", "mergedRecord"],
    ),
  ),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).mergeEntities({ ...params, ...options }),
  }),
});
