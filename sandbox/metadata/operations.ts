/** A function or action of the service, as its document describes it. */
export interface Operation {
  readonly kind: "Function" | "Action";
  /** The type of what it is bound to: `mscrm.systemuser`, `Collection(mscrm.account)`. */
  readonly boundTo?: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Members of the complex type it answers with, which is called after it. */
  readonly response?: Readonly<Record<string, string>>;
}

/** Type of a parameter; one that may be left out ends in `?`. */
type Parameter = string;

const option: Readonly<Record<string, Parameter>> = {
  OptionSetName: "Edm.String?",
  AttributeLogicalName: "Edm.String?",
  EntityLogicalName: "Edm.String?",
};
const solution: Readonly<Record<string, Parameter>> = { SolutionUniqueName: "Edm.String?" };
const labels: Readonly<Record<string, Parameter>> = {
  Label: "mscrm.Label?",
  Description: "mscrm.Label?",
};

/** A message that takes many rows of one table. */
function bulk(name: string, response?: Operation["response"]): Record<string, Operation> {
  return {
    [name]: {
      kind: "Action",
      boundTo: "Collection(mscrm.crmbaseentity)",
      parameters: { Targets: "Collection(mscrm.crmbaseentity)" },
      ...(response === undefined ? {} : { response }),
    },
  };
}

/**
 * Every function and action the sandbox answers, by name.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-types-operations
 */
export const operations: Readonly<Record<string, Operation>> = {
  ...bulk("CreateMultiple", { Ids: "Collection(Edm.Guid)" }),
  ...bulk("DeleteMultiple"),
  ...bulk("UpdateMultiple"),
  ...bulk("UpsertMultiple"),
  DeleteOptionValue: {
    kind: "Action",
    parameters: { ...option, Value: "Edm.Int32", ...solution },
  },
  InsertOptionValue: {
    kind: "Action",
    parameters: { ...option, Value: "Edm.Int32?", ...labels, ...solution },
    response: { NewOptionValue: "Edm.Int32" },
  },
  InsertStatusValue: {
    kind: "Action",
    parameters: {
      ...option,
      Value: "Edm.Int32?",
      ...labels,
      StateCode: "Edm.Int32",
      ...solution,
    },
    response: { NewOptionValue: "Edm.Int32" },
  },
  OrderOption: {
    kind: "Action",
    parameters: { ...option, Values: "Collection(Edm.Int32)", ...solution },
  },
  PublishAllXml: { kind: "Action", parameters: {} },
  PublishXml: { kind: "Action", parameters: { ParameterXml: "Edm.String" } },
  RetrieveCurrentOrganization: {
    kind: "Function",
    parameters: { AccessType: "mscrm.EndpointAccessType" },
    response: { Detail: "mscrm.OrganizationDetail" },
  },
  RetrieveEntity: {
    kind: "Function",
    parameters: {
      EntityFilters: "mscrm.EntityFilters",
      LogicalName: "Edm.String?",
      MetadataId: "Edm.Guid",
      RetrieveAsIfPublished: "Edm.Boolean",
    },
    response: { EntityMetadata: "mscrm.ComplexEntityMetadata" },
  },
  RetrieveMetadataChanges: {
    kind: "Function",
    parameters: {
      Query: "mscrm.EntityQueryExpression?",
    },
    response: {
      EntityMetadata: "Collection(mscrm.ComplexEntityMetadata)",
      ServerVersionStamp: "Edm.String",
    },
  },
  RetrieveTotalRecordCount: {
    kind: "Function",
    parameters: { EntityNames: "Collection(Edm.String)" },
    response: { EntityRecordCountCollection: "mscrm.EntityRecordCountCollection" },
  },
  RetrieveUserPrivileges: {
    kind: "Function",
    boundTo: "mscrm.systemuser",
    parameters: {},
    response: { RolePrivileges: "Collection(mscrm.RolePrivilege)" },
  },
  UpdateOptionValue: {
    kind: "Action",
    parameters: {
      ...option,
      Value: "Edm.Int32",
      ...labels,
      MergeLabels: "Edm.Boolean",
      ...solution,
    },
  },
  UpdateStateValue: {
    kind: "Action",
    parameters: {
      ...option,
      Value: "Edm.Int32",
      ...labels,
      MergeLabels: "Edm.Boolean",
      DefaultStatusCode: "Edm.Int32?",
    },
  },
  WhoAmI: {
    kind: "Function",
    parameters: {},
    response: { BusinessUnitId: "Edm.Guid", UserId: "Edm.Guid", OrganizationId: "Edm.Guid" },
  },
};
