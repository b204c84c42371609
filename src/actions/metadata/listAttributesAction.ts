import { action, PerformSafety } from "@prismatic-io/spectral";
import { type ColumnList, createClient } from "../../client";
import { listAttributesActionInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { columnList } from "./shapes";

const examplePayload: { data: ColumnList } = {
  data: {
    entityId: "70816501-edb9-4740-a16c-6a5efbc05d84",
    attributes: [
      {
        logicalName: "name",
        displayName: "Account Name",
        attributeType: "String",
        description: "Type the company or business name.",
        isCustomAttribute: false,
        isPrimaryId: false,
        isPrimaryName: true,
        requiredLevel: "ApplicationRequired",
        isValidForRead: true,
        isValidForCreate: true,
        isValidForUpdate: true,
        attributeOf: null,
      },
    ],
    totalCount: 1,
    customAttributesCount: 0,
    systemAttributesCount: 1,
    attributesByType: { String: 1 },
    primaryIdAttribute: "accountid",
    primaryNameAttribute: "name",
  },
};

export const listAttributesAction = action({
  display: {
    label: "List Attributes",
    description: "List the columns of a table with their labels, types and uses.",
  },
  inputs: listAttributesActionInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(columnList),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).listColumns(params),
  }),
});
