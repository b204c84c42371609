import { tableOf } from "../../records/call";
import { referenceTo } from "../answer";
import { needs } from "../privileges";
import type { UnboundOperation } from "../types";
import { rightsText } from "./accessRights";
import { sharesOf } from "./shares";

/**
 * Whom a row is shared with, and what for. Its owner is not among them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievesharedprincipalsandaccess
 */
export const retrieveSharedPrincipalsAndAccess: UnboundOperation = {
  name: "RetrieveSharedPrincipalsAndAccess",
  kind: "function",
  parameters: { Target: "mscrm.crmbaseentity" },
  returns: { PrincipalAccesses: "Collection(mscrm.PrincipalAccess)" },
  privileges: (given) => [needs("Read", given.entity("Target").table.logicalName)],
  run({ call, given }) {
    const shares = sharesOf(call.store, given.row("Target"));
    return {
      members: {
        PrincipalAccesses: shares.map((share) => ({
          AccessMask: rightsText(Number(share["accessrightsmask"])),
          Principal: referenceTo({
            table: tableOf(call, String(share["principaltypecode"])),
            id: String(share["principalid"]),
          }),
        })),
      },
    };
  },
};
