import type { Resource } from "../odata/resource";
import type { Call } from "../records/call";
import { isUnsimulatedBound } from "../service/unsimulated";
import { boundType, builtIn, isInstalled } from "./catalog";
import { ownOperationsNamed } from "./customApis/all";
import { isAssignable } from "./parameters/entities";
import type { Operation } from "./types";

export type OperationResource = Extract<Resource, { kind: "operation" }>;

/** The operation that a path means; undefined where none of that name is bound to that. */
export function findOperation(
  call: Call,
  { name, bound }: OperationResource,
): Operation | undefined {
  return operationsNamed(call, name).find((operation) => {
    const { binding } = operation;
    if (binding === undefined || bound === undefined) return binding === bound;
    const onRow = bound.key !== undefined;
    return "row" in binding === onRow && isAssignable(bound.table, boundType(operation) ?? "");
  });
}

/** The operations of that name, whatever they are bound to. */
export function operationsNamed(call: Call, name: string): Operation[] {
  const found = [
    ...builtIn.filter((operation) => operation.name === name),
    ...ownOperationsNamed(call, name),
  ];
  return found.filter((operation) => isInstalled(call.store.schema, operation));
}

/** Whether a bound operation of that name is known, simulated or not. */
export function isBoundName(call: Call, name: string): boolean {
  return (
    operationsNamed(call, name).some(({ binding }) => binding !== undefined) ||
    isUnsimulatedBound(name)
  );
}
