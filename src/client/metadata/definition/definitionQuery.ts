import { normalizeGuid } from "../../odata/guid";
import { TABLE_NAME_PROPERTIES } from "./readTableName";

const TABLE = [
  ...TABLE_NAME_PROPERTIES,
  "EnforceStateTransitions",
  "Attributes",
  "Keys",
  "OneToManyRelationships",
  "ManyToOneRelationships",
  "ManyToManyRelationships",
];

/** Those of every type of column together: a type that lacks one ignores it. */
const COLUMN = [
  "MetadataId",
  "LogicalName",
  "SchemaName",
  "DisplayName",
  "Description",
  "AttributeType",
  "AttributeTypeName",
  "AttributeOf",
  "RequiredLevel",
  "IsPrimaryId",
  "IsPrimaryName",
  "IsCustomAttribute",
  "IsValidODataAttribute",
  "IsValidForCreate",
  "IsValidForRead",
  "IsValidForUpdate",
  "MaxLength",
  "MinValue",
  "MaxValue",
  "Precision",
  "PrecisionSource",
  "IsSecured",
  "DateTimeBehavior",
  "Format",
  "FormatName",
  "OptionSet",
  "Targets",
  "MaxSizeInKB",
  "CanStoreFullImage",
];

const KEY = ["LogicalName", "DisplayName", "KeyAttributes", "EntityKeyIndexStatus"];

const RELATIONSHIP = [
  "SchemaName",
  "ReferencedEntity",
  "ReferencingEntity",
  "ReferencingAttribute",
  "ReferencedEntityNavigationPropertyName",
  "ReferencingEntityNavigationPropertyName",
  "Entity1LogicalName",
  "Entity2LogicalName",
  "Entity1NavigationPropertyName",
  "Entity2NavigationPropertyName",
];

/** Asks for these properties and no others. */
function only(names: readonly string[]) {
  return {
    Properties: { AllProperties: false, PropertyNames: names },
  };
}

/** What is asked for of each table: a member of `EntityQueryExpression` without its criteria. */
export type TableQuery = Readonly<Record<string, unknown>>;

/** Whole tables with the details of every type of column. */
export const WHOLE_TABLE: TableQuery = {
  ...only(TABLE),
  AttributeQuery: only(COLUMN),
  RelationshipQuery: only(RELATIONSHIP),
  KeyQuery: only(KEY),
};

/** The names of tables, and their primary columns. */
export const TABLE_NAMES: TableQuery = only(TABLE_NAME_PROPERTIES);

/** The names of tables, and the names and types of their columns. */
export const TABLE_AND_COLUMN_NAMES: TableQuery = {
  ...only([...TABLE_NAME_PROPERTIES, "Attributes"]),
  AttributeQuery: only([
    "MetadataId",
    "LogicalName",
    "AttributeOf",
    "AttributeTypeName",
    "DisplayName",
  ]),
};

/**
 * Path of the one request that yields tables by set name, logical name, schema name or MetadataId. Labels
 * come in all languages.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function definitionsPath(names: readonly string[], query: TableQuery): string {
  const Conditions = names.flatMap((name) => conditions(name.trim()));
  const json = JSON.stringify({ ...query, Criteria: { FilterOperator: "Or", Conditions } });
  return `RetrieveMetadataChanges(Query=@p1)?@p1=${encodeURIComponent(json)}`;
}

/** What a table has to meet to bear a name, of which one is enough. */
function conditions(name: string): object[] {
  const id = normalizeGuid(name);
  if (id) return [equals("MetadataId", "System.Guid", id)];
  const lower = name.toLowerCase();
  return [
    equals("LogicalName", "System.String", lower),
    ...[...new Set([name, lower])].map((set) => equals("EntitySetName", "System.String", set)),
    equals("SchemaName", "System.String", name),
  ];
}

const equals = (property: string, type: string, value: string) => ({
  ConditionOperator: "Equals",
  PropertyName: property,
  Value: { Type: type, Value: value },
});
