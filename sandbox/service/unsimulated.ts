import type { Refusal } from "../errors";
import { notSimulated } from "../odata/refusals";
import names from "./names.json";

const unbound: ReadonlySet<string> = new Set(names.unboundOperations);
const bound: ReadonlySet<string> = new Set(names.boundOperations);
const sets: ReadonlySet<string> = new Set(names.entitySets);

/**
 * What is answered for an operation or a table that the service has and the sandbox has not, so that
 * nobody takes it for a name with a mistake in it; undefined for names that the service has not
 * either. A name alone in a path may be that of a table too.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-types-operations
 */
export function unsimulated(name: string, isBound: boolean): Refusal | undefined {
  if ((isBound ? bound : unbound).has(name)) return notSimulated(`the operation ${name}`);
  return !isBound && sets.has(name) ? notSimulated(`the table behind ${name}`) : undefined;
}

/** Whether the service has a bound operation of that name that the sandbox has not. */
export function isUnsimulatedBound(name: string): boolean {
  return bound.has(name);
}
