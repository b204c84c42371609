import { type Operation, operations } from "../operations";
import { xml } from "./xml";

/** Complex types that only answers of operations have. */
const answerTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RolePrivilege: {
    Depth: "mscrm.PrivilegeDepth",
    PrivilegeId: "Edm.Guid",
    BusinessUnitId: "Edm.Guid",
    PrivilegeName: "Edm.String",
  },
};

/** The operations and the types of their answers. */
export function operationElements(): string[] {
  const responses = Object.entries(operations).flatMap(([name, { response }]) =>
    response === undefined ? [] : [[`${name}Response`, response] as const],
  );
  return [
    ...[...Object.entries(answerTypes), ...responses].map(([name, members]) =>
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
  const bound = boundTo === undefined ? {} : { entity: boundTo };
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
