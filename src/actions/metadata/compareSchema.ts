import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type SchemaComparison } from "../../client";
import { compareSchemaInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { schemaComparison } from "./comparisonShape";

const examplePayload: { data: SchemaComparison } = {
  data: {
    same: false,
    breaking: true,
    complete: true,
    counts: { added: 0, removed: 0, changed: 1, breaking: 1 },
    tables: ["account"],
    changes: [
      {
        table: "account",
        element: "column",
        name: "new_code",
        column: "new_code",
        change: "changed",
        property: "maxLength",
        before: 100,
        after: 50,
        breaking: true,
        message: 'account: column "new_code": maxLength was 100, is 50.',
      },
    ],
    notCompared: [],
    mapping: { works: true, problems: [], unmappedRequired: [] },
  },
};

export const compareSchema = action({
  display: {
    label: "Compare Schema",
    description:
      "Compare tables with an earlier description or with another environment, and say which changes are breaking.",
  },
  inputs: compareSchemaInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(schemaComparison),
  perform: async (context, { connection, otherConnection, ...params }) => ({
    data: await createClient(connection, context).compareSchema({
      ...params,
      readOther: otherConnection && createClient(otherConnection, context).readTables,
    }),
  }),
});
