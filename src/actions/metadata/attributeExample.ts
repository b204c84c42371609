import type { Definition } from "../../client";

/** A column as the actions on single columns answer with. */
export const exampleColumn: Definition = {
  "@odata.context":
    "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#EntityDefinitions('account')/Attributes/$entity",
  "@odata.type": "#Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
  MetadataId: "f01bef16-287c-e511-80d2-00155d2a68d2",
  LogicalName: "new_balance",
  SchemaName: "new_Balance",
  EntityLogicalName: "account",
  AttributeType: "Money",
  AttributeTypeName: { Value: "MoneyType" },
  DisplayName: {
    LocalizedLabels: [{ Label: "Balance", LanguageCode: 1033 }],
    UserLocalizedLabel: { Label: "Balance", LanguageCode: 1033 },
  },
  RequiredLevel: {
    Value: "None",
    CanBeChanged: true,
    ManagedPropertyLogicalName: "canmodifyrequirementlevelsettings",
  },
  Precision: 4,
  PrecisionSource: 2,
};
