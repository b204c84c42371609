import { action, PerformSafety } from "@prismatic-io/spectral";
import { type CountResult, createClient } from "../../client";
import { countEntitiesInputs } from "../../inputs";
import { flag, integer, object, outputOf, text } from "../schemas";

const examplePayload: { data: CountResult } = {
  data: { count: 12834, exact: true, method: "aggregate", requests: 1 },
};

export const countEntities = action({
  display: {
    label: "Count Entities",
    description: "Count the records of a table or the rows of a query, past the usual 5,000.",
  },
  inputs: countEntitiesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(
    object(
      "The count, and how it was found",
      {
        count: integer("Number of records"),
        exact: flag(
          "False where the count is a snapshot that may be a day old, or the run had to end before everything was counted",
        ),
        method: text(
          "aggregate (one aggregation), slices (one for each span of createdon), pages (all keys read) or snapshot",
        ),
        requests: integer("Number of requests it took"),
        warning: text("What is to be known of a count that is not exact"),
      },
      ["count", "exact", "method", "requests"],
    ),
  ),
  perform: async (context, { connection, fetchXml, options, ...params }) => ({
    data: await createClient(connection, context).countEntities({
      ...params,
      ...options,
      xmlQuery: fetchXml,
    }),
  }),
});
