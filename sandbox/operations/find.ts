import type { Resource } from "../odata/resource";
import type { Call } from "../records/call";
import { isUnsimulatedBound } from "../service/unsimulated";
import { boundType, builtIn, isInstalled } from "./catalog";
import { isAssignable } from "./parameters/entities";
import type { Operation } from "./types";

export type OperationResource = Extract<Resource, { kind: "operation" }>;

/** The operation that a path means; undefined where none of that name is bound to that. */
export function findOperation(
  call: Call,
  { name, bound }: OperationResource,
): Operation | undefined {
  const found = builtIn.filter(
    (operation) => operation.name === name && isInstalled(call.store.schema, operation),
  );
  return found.find((operation) => {
    const { binding } = operation;
    if (binding === undefined || bound === undefined) return binding === bound;
    const onRow = bound.key !== undefined;
    return "row" in binding === onRow && isAssignable(bound.table, boundType(operation) ?? "");
  });
}

/** Whether an operation of that name is there, whatever it is bound to. */
export function isSimulated(call: Call, name: string): boolean {
  return builtIn.some((known) => known.name === name && isInstalled(call.store.schema, known));
}

/** Whether a bound operation of that name is known, simulated or not. */
export function isBoundName(name: string): boolean {
  return builtIn.some((known) => known.name === name && known.binding) || isUnsimulatedBound(name);
}
