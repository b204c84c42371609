import { input } from "@prismatic-io/spectral";
import { jsonObject } from "../clean";

const label = (text: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.Label",
  LocalizedLabels: [
    {
      "@odata.type": "Microsoft.Dynamics.CRM.LocalizedLabel",
      Label: text,
      LanguageCode: 1033,
    },
  ],
});

/** A currency column, as an example to start from. */
const BALANCE = JSON.stringify(
  {
    AttributeType: "Money",
    AttributeTypeName: { Value: "MoneyType" },
    Description: label("Enter the balance amount"),
    DisplayName: label("Balance"),
    RequiredLevel: {
      Value: "None",
      CanBeChanged: true,
      ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
    },
    SchemaName: "new_Balance",
    "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
    PrecisionSource: 2,
  },
  null,
  2,
);

const body = {
  label: "Attribute Body",
  type: "code",
  language: "json",
  required: true,
  default: BALANCE,
  placeholder: "Definition of the column",
  example: '{ "SchemaName": "new_Balance", "RequiredLevel": { "Value": "Recommended" } }',
  clean: jsonObject("Attribute Body"),
} as const;

export const newAttributeBody = input({
  ...body,
  comments:
    "Definition of the column as Dataverse has it (AttributeMetadata). Labels and requirement levels may be plain text, such as Rating and None. A lookup is created together with its relationship, by a raw request to RelationshipDefinitions.",
});

export const changedAttributeBody = input({
  ...body,
  comments:
    "Properties to change; all others, and labels in other languages, stay as they are. Labels and requirement levels may be plain text. The column is the one that MetadataId, LogicalName or SchemaName names. Options of a choice are not changed by this.",
});
