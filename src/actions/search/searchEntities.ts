import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type SearchResult } from "../../client";
import { searchEntitiesInputs } from "../../inputs";
import { searchAnswer } from "./shape";

const ID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";

const examplePayload: { data: SearchResult } = {
  data: {
    count: 1,
    hasMore: false,
    hits: [
      {
        table: "account",
        id: ID,
        score: 4.95,
        highlights: { name: ["{crmhit}Contoso{/crmhit} Pharmaceuticals"] },
        values: { name: "Contoso Pharmaceuticals", createdon: "2026-10-13T17:41:21Z" },
        labels: { createdon: "10/13/2026 5:41 PM" },
        recordUrl: `https://contoso.crm4.dynamics.com/main.aspx?etn=account&id=${ID}&pagetype=entityrecord`,
      },
    ],
    facets: { entityname: [{ count: 1, value: "account" }] },
  },
};

export const searchEntities = action({
  display: {
    label: "Search",
    description: "Search the text of many tables at once, with the best matches first.",
  },
  inputs: searchEntitiesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: searchAnswer,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).searchRecords({ ...params, ...options }),
  }),
});
