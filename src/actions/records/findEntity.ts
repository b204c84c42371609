import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type FindResult } from "../../client";
import { findEntityInputs, pairsToRecord } from "../../inputs";
import { exampleAccount } from "../examples";
import { findSample } from "./findSample";
import { findOutput } from "./findShape";

const examplePayload: { data: FindResult } = {
  data: {
    found: true,
    created: false,
    count: 1,
    record: exampleAccount,
    records: [exampleAccount],
    complete: true,
  },
};

export const findEntity = action({
  display: {
    label: "Find Record",
    description: "Find a record by values or by a key, and create it if it does not exist.",
  },
  inputs: findEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: findSample,
  outputSchema: findOutput,
  perform: async (context, { connection, options, fieldValues, ...params }) => ({
    data: await createClient(connection, context).findEntity({
      ...params,
      ...options,
      record: pairsToRecord(fieldValues),
    }),
  }),
});
