/** A complex type of the definitions: its base type, if any, and its members by name. */
export interface ComplexType {
  readonly base?: string;
  readonly members: Readonly<Record<string, string>>;
  /** Whether `$filter` follows a path into it; it does not into labels. */
  readonly filterable?: boolean;
}

const named = { members: { Value: "Edm.String" }, filterable: true } as const;

const option = {
  Value: "Edm.Int32",
  Color: "Edm.String",
  IsManaged: "Edm.Boolean",
  ExternalValue: "Edm.String",
  ParentValues: "Collection(Edm.Int32)",
  Tag: "Edm.String",
  IsHidden: "Edm.Boolean",
  MetadataId: "Edm.Guid",
  HasChanged: "Edm.Boolean",
  Label: "mscrm.Label",
  Description: "mscrm.Label",
} as const;

/**
 * The complex types of the definitions.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/complextypes
 */
export const complexTypes: Readonly<Record<string, ComplexType>> = {
  AssociatedMenuConfiguration: {
    members: {
      Behavior: "mscrm.AssociatedMenuBehavior",
      Group: "mscrm.AssociatedMenuGroup",
      Order: "Edm.Int32",
      IsCustomizable: "Edm.Boolean",
      Icon: "Edm.String",
      ViewId: "Edm.Guid",
      AvailableOffline: "Edm.Boolean",
      MenuId: "Edm.String",
      QueryApi: "Edm.String",
      Label: "mscrm.Label",
    },
  },
  AttributeRequiredLevelManagedProperty: {
    members: {
      Value: "mscrm.AttributeRequiredLevel",
      CanBeChanged: "Edm.Boolean",
      ManagedPropertyLogicalName: "Edm.String",
    },
    filterable: true,
  },
  AttributeTypeDisplayName: named,
  BooleanManagedProperty: {
    members: {
      Value: "Edm.Boolean",
      CanBeChanged: "Edm.Boolean",
      ManagedPropertyLogicalName: "Edm.String",
    },
    filterable: true,
  },
  CascadeConfiguration: {
    members: Object.fromEntries(
      ["Assign", "Delete", "Archive", "Merge", "Reparent", "Share", "Unshare", "RollupView"].map(
        (action) => [action, "mscrm.CascadeType"],
      ),
    ),
  },
  DateTimeBehavior: named,
  Label: {
    members: {
      LocalizedLabels: "Collection(mscrm.LocalizedLabel)",
      UserLocalizedLabel: "mscrm.LocalizedLabel",
    },
  },
  LocalizedLabel: {
    members: {
      Label: "Edm.String",
      LanguageCode: "Edm.Int32",
      IsManaged: "Edm.Boolean",
      MetadataId: "Edm.Guid",
      HasChanged: "Edm.Boolean",
    },
  },
  MemoFormatName: named,
  OptionMetadata: { members: option },
  SecurityPrivilegeMetadata: {
    members: {
      CanBeBasic: "Edm.Boolean",
      CanBeDeep: "Edm.Boolean",
      CanBeGlobal: "Edm.Boolean",
      CanBeLocal: "Edm.Boolean",
      CanBeEntityReference: "Edm.Boolean",
      CanBeParentEntityReference: "Edm.Boolean",
      CanBeRecordFilter: "Edm.Boolean",
      Name: "Edm.String",
      PrivilegeId: "Edm.Guid",
      PrivilegeType: "mscrm.PrivilegeType",
    },
  },
  StateOptionMetadata: {
    base: "OptionMetadata",
    members: { DefaultStatus: "Edm.Int32", InvariantName: "Edm.String" },
  },
  StatusOptionMetadata: {
    base: "OptionMetadata",
    members: { State: "Edm.Int32", TransitionData: "Edm.String" },
  },
  StringFormatName: named,
};
