import { jsonInput } from "../builders";

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

const body = (comments: string) =>
  jsonInput("Attribute Body", BALANCE, {
    placeholder: "Definition of the column",
    example: '{ "SchemaName": "new_Balance", "RequiredLevel": { "Value": "Recommended" } }',
    comments,
  });

export const newAttributeBody = body(
  "Definition of the column (AttributeMetadata). Labels and requirement levels may be plain text. Not for lookups.",
);

export const changedAttributeBody = body(
  "Properties to change; all others stay. MetadataId, LogicalName or SchemaName names the column. Not for options of a choice.",
);
