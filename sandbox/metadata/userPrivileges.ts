import { depthOf, privilegeId, privilegeName } from "../auth/privileges";
import type { Call } from "../records/call";
import type { Row } from "../types";
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

/** What the user's roles allow together, as `RetrieveUserPrivileges` lists it. */
export function userPrivileges(call: Call, user: Row): object[] {
  const { store } = call;
  const userId = String(user["systemuserid"]);
  return allPrivileges(call).flatMap((name) => {
    const depth = depthOf(store, userId, name);
    if (depth === undefined) return [];
    return {
      Depth: depth,
      PrivilegeId: privilegeId(name),
      BusinessUnitId: user["businessunitid"] ?? null,
      PrivilegeName: name,
    };
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
