import { segmentNotFound } from "../odata/refusals";
import type { Resource } from "../odata/resource";
import { organizationId } from "../seed/identities";
import { unsimulated } from "../service/unsimulated";
import type { SandboxResponse } from "../types";
import { type Call, noResource } from "./call";
import { json } from "./respond";

type Operation = Extract<Resource, { kind: "operation" }>;

/**
 * Runs a function. A function called with another verb than GET is a resource that does not exist.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-functions
 */
export function runOperation(call: Call, operation: Operation): SandboxResponse {
  if (operation.name !== "WhoAmI" || operation.bound !== undefined) {
    throw (
      unsimulated(operation.name, operation.bound !== undefined) ?? segmentNotFound(operation.name)
    );
  }
  if (call.request.method !== "GET") throw noResource(call);
  return whoAmI(call);
}

function whoAmI(call: Call): SandboxResponse {
  const { userId } = call.context;
  return json(200, {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: call.store.read("systemuser", userId)?.["businessunitid"] ?? null,
    UserId: userId,
    OrganizationId: organizationId,
  });
}
