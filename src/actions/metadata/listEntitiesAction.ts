import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type TableList } from "../../client";
import { listEntitiesActionInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { tableList } from "./shapes";

const examplePayload: { data: TableList } = {
  data: {
    entities: [
      {
        entityId: "70816501-edb9-4740-a16c-6a5efbc05d84",
        logicalName: "account",
        schemaName: "Account",
        displayName: "Account",
        pluralDisplayName: "Accounts",
        isCustomEntity: false,
        isChildEntity: false,
      },
    ],
    totalCount: 1,
    customEntitiesCount: 0,
    systemEntitiesCount: 1,
  },
};

export const listEntitiesAction = action({
  display: {
    label: "List Entities",
    description: "List the tables of the environment with their labels and kinds.",
  },
  inputs: listEntitiesActionInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(tableList),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).listTableSummaries(params),
  }),
});
