import type { Topic } from "../types";
import { accessRights } from "./accessRights";
import { grantAccess } from "./grantAccess";
import { modifyAccess } from "./modifyAccess";
import { retrieveTeamAccess, retrieveUserAccess } from "./retrievePrincipalAccess";
import { retrieveSharedPrincipalsAndAccess } from "./retrieveSharedPrincipalsAndAccess";
import { revokeAccess } from "./revokeAccess";

/** With whom a row is shared, and who may do what with it. */
export const access: Topic = {
  operations: [
    grantAccess,
    modifyAccess,
    revokeAccess,
    retrieveSharedPrincipalsAndAccess,
    retrieveTeamAccess,
    retrieveUserAccess,
  ],
  complexTypes: {
    PrincipalAccess: { AccessMask: "mscrm.AccessRights", Principal: "mscrm.principal" },
  },
  enums: { AccessRights: accessRights },
  flags: ["AccessRights"],
};
