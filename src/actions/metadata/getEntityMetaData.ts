import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type Definition } from "../../client";
import { getEntityMetaDataInputs } from "../../inputs";
import { object, outputOf } from "../schemas";
import { definition } from "./shapes";

const examplePayload: { data: { result: Definition } } = {
  data: {
    result: {
      MetadataId: "70816501-edb9-4740-a16c-6a5efbc05d84",
      LogicalName: "account",
      SchemaName: "Account",
      EntitySetName: "accounts",
      PrimaryIdAttribute: "accountid",
      PrimaryNameAttribute: "name",
      OwnershipType: "UserOwned",
      ChangeTrackingEnabled: true,
      DisplayName: {
        LocalizedLabels: [{ Label: "Account", LanguageCode: 1033 }],
        UserLocalizedLabel: { Label: "Account", LanguageCode: 1033 },
      },
    },
  },
};

export const getEntityMetaData = action({
  display: {
    label: "Get Entity Metadata",
    description: "Get the definition of a table, without its columns.",
  },
  inputs: getEntityMetaDataInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(object("The definition of the table", { result: definition }, ["result"])),
  // lookupField is of no account: a MetadataId cannot be mistaken for a name, nor a name for it.
  perform: async (context, { connection, entityType }) => ({
    data: { result: await createClient(connection, context).getTable({ entityType }) },
  }),
});
