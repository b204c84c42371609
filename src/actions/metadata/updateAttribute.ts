import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type UpdatedColumn } from "../../client";
import { updateAttributeInputs } from "../../inputs";
import { flag, object, outputOf, text } from "../schemas";
import { updatedColumn } from "./columnSamples";

const examplePayload: { data: UpdatedColumn } = {
  data: {
    MetadataId: "f01bef16-287c-e511-80d2-00155d2a68d2",
    LogicalName: "new_balance",
    SchemaName: "new_Balance",
    EntityLogicalName: "account",
    updated: true,
    published: false,
  },
};

export const updateAttribute = action({
  display: {
    label: "Update Attribute",
    description: "Change properties of a column and leave all others as they are.",
  },
  inputs: updateAttributeInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: (_context, inputs) =>
    Promise.resolve({ data: updatedColumn(examplePayload.data, inputs) }),
  outputSchema: outputOf(
    object(
      "Which column was updated",
      {
        MetadataId: text("Id of the column's definition"),
        LogicalName: text("Logical name of the column"),
        SchemaName: text("Schema name of the column"),
        EntityLogicalName: text("Logical name of the table"),
        updated: flag("Always true: anything else is an error"),
        published: flag("True where the table was published"),
      },
      ["LogicalName", "updated", "published"],
    ),
  ),
  perform: async (context, { connection, attributeBody = {}, ...params }) => ({
    data: await createClient(connection, context).updateColumn({ ...params, attributeBody }),
  }),
});
