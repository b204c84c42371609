import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DuplicatesResult } from "../../client";
import { findDuplicatesInputs, pairsToRecord } from "../../inputs";
import { exampleAccount } from "../examples";
import { duplicatesOutput, exampleRule } from "./duplicatesShape";

const examplePayload: { data: DuplicatesResult } = {
  data: {
    status: "found",
    checked: true,
    count: 1,
    complete: true,
    matches: [
      {
        table: "account",
        id: String(exampleAccount["accountid"]),
        name: String(exampleAccount["name"]),
        record: exampleAccount,
      },
    ],
    rules: [exampleRule],
    reason: null,
  },
};

export const findDuplicates = action({
  display: {
    label: "Find Duplicates",
    description: "Find the records that duplicate detection rules take for the same as a record.",
  },
  inputs: findDuplicatesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: duplicatesOutput,
  perform: async (context, { connection, fieldValues, dynamicValues, options, ...params }) => ({
    data: await createClient(connection, context).findDuplicates({
      ...params,
      ...options,
      record: dynamicValues,
      overlay: pairsToRecord(fieldValues),
    }),
  }),
});
