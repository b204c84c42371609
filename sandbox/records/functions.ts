import { segmentNotFound } from "../odata/refusals";
import type { Resource } from "../odata/resource";
import { businessUnits, organizationId } from "../seed/identities";
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
  const run = operation.bound === undefined ? functions.get(operation.name) : undefined;
  if (run === undefined) {
    throw (
      unsimulated(operation.name, operation.bound !== undefined) ?? segmentNotFound(operation.name)
    );
  }
  if (call.request.method !== "GET") throw noResource(call);
  return run(call);
}

const functions: ReadonlyMap<string, (call: Call) => SandboxResponse> = new Map([
  ["WhoAmI", whoAmI],
  ["RetrieveCurrentOrganization", currentOrganization],
]);

function whoAmI(call: Call): SandboxResponse {
  const { userId } = call.context;
  return json(200, {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: call.store.read("systemuser", userId)?.["businessunitid"] ?? null,
    UserId: userId,
    OrganizationId: organizationId,
  });
}

/** What the environment is called; its addresses are the same for every kind of access. */
function currentOrganization(call: Call): SandboxResponse {
  const name = call.store.read("businessunit", businessUnits.root)?.["name"] ?? null;
  return json(200, {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse`,
    Detail: {
      OrganizationId: organizationId,
      FriendlyName: name,
      UniqueName: "northwindinstruments",
      UrlName: "northwind-instruments",
    },
  });
}
