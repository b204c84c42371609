import { depthOf, privilegeId, privilegeName } from "../auth/privileges";
import type { PathSegment } from "../odata/path";
import { resolvePath } from "../odata/resource";
import { resolveKey } from "../query";
import { type Call, noResource } from "../records/call";
import { json } from "../records/respond";
import type { SandboxResponse } from "../types";
import { privilegeNamesOf } from "./model/entityPrivileges";

/** Privileges on something else than rows of a table. */
const miscellaneous = [
  "prvActOnBehalfOfAnotherUser",
  "prvBypassCustomBusinessLogic",
  "prvBypassCustomPlugins",
  "prvCreateAttribute",
  "prvDeleteAttribute",
  "prvPublishCustomization",
  "prvReadAttribute",
  "prvReadEntity",
  "prvReadRelationship",
  "prvWriteAttribute",
  "prvWriteEntity",
];
const functionName = "Microsoft.Dynamics.CRM.RetrieveUserPrivileges";

/**
 * Answers `GET systemusers(<id>)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`: what the user's roles
 * allow together. Undefined for requests about anything else.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-functions#bound-functions
 */
export function readUserPrivileges(
  call: Call,
  segments: readonly PathSegment[],
): SandboxResponse | undefined {
  if (segments[1]?.name !== functionName) return undefined;
  const { store, root, request } = call;
  const resource = resolvePath(store.schema, segments);
  if (resource.kind !== "operation" || resource.bound?.key === undefined) return undefined;
  const { table, key } = resource.bound;
  if (table.logicalName !== "systemuser") return undefined;
  if (request.method !== "GET") throw noResource(call);
  const user = resolveKey(store, table, key);
  const userId = String(user[table.primaryId]);
  return json(200, {
    "@odata.context": `${root}/$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse`,
    RolePrivileges: allPrivileges(call).flatMap((name) => {
      const depth = depthOf(store, userId, name);
      if (depth === undefined) return [];
      return {
        Depth: depth,
        PrivilegeId: privilegeId(name),
        BusinessUnitId: user["businessunitid"] ?? null,
        PrivilegeName: name,
      };
    }),
  });
}

/** Kinds of activities share their privileges. */
function allPrivileges({ store }: Call): string[] {
  const names = new Map<string, readonly string[]>();
  for (const table of store.schema.tables.values()) {
    names.set(
      privilegeName(table),
      privilegeNamesOf(table).map(({ name }) => name),
    );
  }
  return [...[...names.values()].flat(), ...miscellaneous].sort();
}
