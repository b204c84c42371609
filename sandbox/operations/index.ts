import { parseQuery } from "../odata/query";
import { notSimulated, segmentNotFound } from "../odata/refusals";
import { resolveKey } from "../query";
import { type Call, noResource } from "../records/call";
import { idOf } from "../records/rows";
import { unsimulated } from "../service/unsimulated";
import type { SandboxResponse } from "../types";
import { answerOutcome } from "./answer";
import { findOperation, type OperationResource, operationsNamed } from "./find";
import { actionArguments } from "./parameters/actionBody";
import { Arguments } from "./parameters/arguments";
import { functionArguments } from "./parameters/functionUrl";
import { requirePrivileges } from "./privileges";
import type { Operation, Outcome, RowOperation } from "./types";

/**
 * Runs a function or an action. One called with the other's verb is a resource that does not exist.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-functions
 * https://learn.microsoft.com/troubleshoot/power-platform/dataverse/dataverse-web-api-and-sdk/web-api-client-errors
 */
export function runOperation(call: Call, resource: OperationResource): SandboxResponse {
  const { name, bound } = resource;
  const operation = findOperation(call, resource);
  if (operation === undefined) {
    const known =
      operationsNamed(call, name).length > 0 ? undefined : unsimulated(name, bound !== undefined);
    throw known ?? segmentNotFound(name);
  }
  if (call.request.method !== (operation.kind === "function" ? "GET" : "POST")) {
    throw noResource(call);
  }
  const given = argumentsOf(call, operation, resource);
  requirePrivileges(call, operation, given);
  checkOptions(call, operation);
  return answerOutcome(call, operation, outcomeOf(call, operation, resource, given));
}

function argumentsOf(call: Call, operation: Operation, resource: OperationResource): Arguments {
  const reader = { call, setName: resource.bound?.table.setName ?? operation.name };
  if (operation.kind === "function") {
    return functionArguments(reader, operation, resource.arguments);
  }
  if (operation.readsBody) return new Arguments(call.store, {});
  return actionArguments(reader, operation);
}

function outcomeOf(
  call: Call,
  operation: Operation,
  { bound }: OperationResource,
  given: Arguments,
): Outcome {
  if (operation.binding === undefined) return operation.run({ call, given });
  if (bound === undefined) throw new Error(`${operation.name} is called on nothing.`);
  const { table, key } = bound;
  if (!isOnRow(operation)) return operation.run({ call, given, table });
  if (key === undefined) throw new Error(`${operation.name} is called on no row.`);
  const row = resolveKey(call.store, table, key);
  return operation.run({ call, given, table, row, id: idOf(table, row) });
}

/** Query options shape an answer that is rows; those of any other would be ignored here. */
function checkOptions(call: Call, { returns }: Operation): void {
  const { select, filter, orderBy, expand, apply, top, count } = parseQuery(call.query);
  const given = { $filter: filter, $orderby: orderBy, $apply: apply, $top: top };
  const shaping = { $select: select, $expand: expand };
  const rows = typeof returns === "string";
  const [unused] = Object.entries({
    ...given,
    ...(rows ? {} : shaping),
    $count: count || undefined,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (unused !== undefined) throw notSimulated(`the query option ${unused} behind an operation`);
}

function isOnRow(operation: Operation): operation is RowOperation {
  return operation.binding !== undefined && "row" in operation.binding;
}
