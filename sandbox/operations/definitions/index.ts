import type { Topic, TypeName } from "../types";
import { options } from "./options";
import { publishAllXml, publishXml } from "./publish";
import { retrieveEntity } from "./retrieveEntity";
import { retrieveMetadataChanges } from "./retrieveMetadataChanges";
import { retrieveUserPrivileges } from "./retrieveUserPrivileges";

/** What the definitions of a table, a column, a relationship or a key are asked for with. */
const partQuery: Readonly<Record<string, TypeName>> = {
  Properties: "mscrm.MetadataPropertiesExpression",
  Criteria: "mscrm.MetadataFilterExpression",
};

/** What is done to the definitions beside reading and writing them by their address. */
export const definitions: Topic = {
  operations: [
    ...options,
    publishAllXml,
    publishXml,
    retrieveEntity,
    retrieveMetadataChanges,
    retrieveUserPrivileges,
  ],
  complexTypes: {
    RolePrivilege: {
      Depth: "mscrm.PrivilegeDepth",
      PrivilegeId: "Edm.Guid",
      BusinessUnitId: "Edm.Guid",
      PrivilegeName: "Edm.String",
    },
    MetadataPropertiesExpression: {
      AllProperties: "Edm.Boolean",
      PropertyNames: "Collection(Edm.String)",
    },
    MetadataConditionExpression: {
      PropertyName: "Edm.String",
      ConditionOperator: "mscrm.MetadataConditionOperator",
      Value: "mscrm.Object",
    },
    MetadataFilterExpression: {
      FilterOperator: "mscrm.LogicalOperator",
      Conditions: "Collection(mscrm.MetadataConditionExpression)",
      Filters: "Collection(mscrm.MetadataFilterExpression)",
    },
    Object: { Type: "Edm.String", Value: "Edm.String" },
    AttributeQueryExpression: partQuery,
    RelationshipQueryExpression: partQuery,
    EntityKeyQueryExpression: partQuery,
    LabelQueryExpression: {
      FilterLanguages: "Collection(Edm.Int32)",
      MissingLabelBehavior: "Edm.Int32",
    },
    EntityQueryExpression: {
      ...partQuery,
      AttributeQuery: "mscrm.AttributeQueryExpression",
      RelationshipQuery: "mscrm.RelationshipQueryExpression",
      KeyQuery: "mscrm.EntityKeyQueryExpression",
      LabelQuery: "mscrm.LabelQueryExpression",
    },
    ComplexEntityMetadata: { MetadataId: "Edm.Guid", LogicalName: "Edm.String" },
  },
  enums: {
    LogicalOperator: { And: 0, Or: 1 },
    MetadataConditionOperator: {
      Equals: 0,
      NotEquals: 1,
      In: 2,
      NotIn: 3,
      GreaterThan: 4,
      LessThan: 5,
    },
    DeletedMetadataFilters: {
      Default: 1,
      Attribute: 2,
      Relationship: 4,
      Label: 8,
      OptionSet: 16,
      All: 31,
    },
  },
  flags: ["DeletedMetadataFilters"],
};
