import { type Operation, operations } from "../operations";
import { xml } from "./xml";

/** What the definitions of a table, a column, a relationship or a key are asked for with. */
const partQuery = {
  Properties: "mscrm.MetadataPropertiesExpression",
  Criteria: "mscrm.MetadataFilterExpression",
};

/** Complex types that only parameters and answers of operations have, with the members used here. */
const operationTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RolePrivilege: {
    Depth: "mscrm.PrivilegeDepth",
    PrivilegeId: "Edm.Guid",
    BusinessUnitId: "Edm.Guid",
    PrivilegeName: "Edm.String",
  },
  EntityRecordCountCollection: {
    Count: "Edm.Int32",
    IsReadOnly: "Edm.Boolean",
    Keys: "Collection(Edm.String)",
    Values: "Collection(Edm.Int64)",
  },
  OrganizationDetail: {
    OrganizationId: "Edm.Guid",
    FriendlyName: "Edm.String",
    UniqueName: "Edm.String",
    UrlName: "Edm.String",
  },
  MetadataPropertiesExpression: {
    AllProperties: "Edm.Boolean",
    PropertyNames: "Collection(Edm.String)",
  },
  MetadataConditionExpression: { PropertyName: "Edm.String" },
  MetadataFilterExpression: { Conditions: "Collection(mscrm.MetadataConditionExpression)" },
  AttributeQueryExpression: partQuery,
  RelationshipQueryExpression: partQuery,
  EntityKeyQueryExpression: partQuery,
  EntityQueryExpression: {
    ...partQuery,
    AttributeQuery: "mscrm.AttributeQueryExpression",
    RelationshipQuery: "mscrm.RelationshipQueryExpression",
    KeyQuery: "mscrm.EntityKeyQueryExpression",
  },
  ComplexEntityMetadata: { MetadataId: "Edm.Guid", LogicalName: "Edm.String" },
};

/** The operations and the types of their answers. */
export function operationElements(): string[] {
  const responses = Object.entries(operations).flatMap(([name, { response }]) =>
    response === undefined ? [] : [[`${name}Response`, response] as const],
  );
  return [
    ...[...Object.entries(operationTypes), ...responses].map(([name, members]) =>
      xml(
        "ComplexType",
        { Name: name },
        Object.entries(members).map(([member, type]) =>
          xml("Property", { Name: member, Type: type }),
        ),
      ),
    ),
    ...Object.entries(operations).map(([name, operation]) => operationElement(name, operation)),
  ];
}

function operationElement(name: string, operation: Operation): string {
  const { kind, boundTo, parameters, response } = operation;
  const first = boundTo?.startsWith("Collection(") ? "entityset" : "entity";
  const bound = boundTo === undefined ? {} : { [first]: boundTo };
  return xml(kind, { Name: name, IsBound: boundTo === undefined ? undefined : true }, [
    ...Object.entries({ ...bound, ...parameters }).map(([parameter, type]) =>
      xml("Parameter", {
        Name: parameter,
        Type: type.replace(/\?$/, ""),
        Nullable: type.endsWith("?") ? undefined : false,
      }),
    ),
    ...(response === undefined
      ? []
      : [xml("ReturnType", { Type: `mscrm.${name}Response`, Nullable: false })]),
  ]);
}

/** What may be called without a row to call it on. */
export function operationImports(): string[] {
  return Object.entries(operations)
    .filter(([, { boundTo }]) => boundTo === undefined)
    .map(([name, { kind }]) => xml(`${kind}Import`, { Name: name, [kind]: `mscrm.${name}` }));
}
