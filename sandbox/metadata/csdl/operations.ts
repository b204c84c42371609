import {
  boundType,
  builtIn,
  flagEnums,
  isInstalled,
  operationEnums,
  operationTypes,
} from "../../operations/catalog";
import { ownOperations } from "../../operations/customApis/all";
import type { Operation, TypeName } from "../../operations/types";
import type { Call } from "../../records/call";
import type { Schema } from "../../schema/derived";
import { xml } from "./xml";

/** The operations of the document: those whose tables are there, and what the environment adds. */
export function documentedOperations(
  environment: Pick<Call, "store" | "customLogic">,
  tables: Schema["tables"],
): Operation[] {
  const all = [...builtIn, ...ownOperations(environment)];
  return all.filter((operation) => isInstalled({ tables }, operation));
}

/** Types that only operations have, and the operations, each behind the type of its answer. */
export function operationElements(operations: readonly Operation[]): string[] {
  return [
    ...Object.entries(operationEnums).map(([name, members]) =>
      xml(
        "EnumType",
        { Name: name, IsFlags: flagEnums.has(name) || undefined },
        Object.entries(members).map(([member, value]) =>
          xml("Member", { Name: member, Value: value }),
        ),
      ),
    ),
    ...Object.entries(operationTypes).map(([name, members]) => complexType(name, members)),
    ...operations.flatMap(operationElement),
  ];
}

function complexType(name: string, members: Readonly<Record<string, TypeName>>): string {
  return xml(
    "ComplexType",
    { Name: name },
    Object.entries(members).map(([member, type]) =>
      xml("Property", { Name: member, Type: type, ...facets(type) }),
    ),
  );
}

function operationElement(operation: Operation): string[] {
  const { name, kind, binding, parameters = {}, returns } = operation;
  const bound = boundType(operation);
  const first =
    binding === undefined
      ? {}
      : "row" in binding
        ? { entity: `mscrm.${bound}` }
        : { entityset: `Collection(mscrm.${bound})` };
  const element = xml(
    kind === "function" ? "Function" : "Action",
    { Name: name, IsBound: binding === undefined ? undefined : true },
    [
      ...Object.entries({ ...first, ...parameters }).map(([parameter, type]) =>
        parameterElement(parameter, type, kind),
      ),
      ...returnElement(name, returns),
    ],
  );
  return typeof returns === "object"
    ? [complexType(`${name}Response`, returns), element]
    : [element];
}

/** Parameters of functions that may be left out say so; those of actions are nullable only. */
function parameterElement(name: string, type: TypeName, kind: Operation["kind"]): string {
  const optional = type.endsWith("?");
  const bare = type.replace(/\?$/, "");
  const attributes = { Name: name, Type: bare, Nullable: optional ? undefined : false };
  return xml(
    "Parameter",
    { ...attributes, ...facets(bare) },
    optional && kind === "function"
      ? [xml("Annotation", { Term: "Org.OData.Core.V1.OptionalParameter" })]
      : [],
  );
}

function returnElement(name: string, returns: Operation["returns"]): string[] {
  if (returns === undefined) return [];
  const type = typeof returns === "string" ? returns : `mscrm.${name}Response`;
  return [xml("ReturnType", { Type: type, Nullable: false })];
}

function facets(type: TypeName): { Unicode?: string } {
  return type === "Edm.String" ? { Unicode: "false" } : {};
}

/** What may be called without a row to call it on. */
export function operationImports(operations: readonly Operation[]): string[] {
  return operations
    .filter(({ binding }) => binding === undefined)
    .map(({ name, kind }) => {
      const element = kind === "function" ? "Function" : "Action";
      return xml(`${element}Import`, { Name: name, [element]: `Microsoft.Dynamics.CRM.${name}` });
    });
}
