import { organizationId } from "../../seed/identities";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/whoami */
export const whoAmI: UnboundOperation = {
  name: "WhoAmI",
  kind: "function",
  returns: { BusinessUnitId: "Edm.Guid", UserId: "Edm.Guid", OrganizationId: "Edm.Guid" },
  run({ call }) {
    const { userId } = call.context;
    return {
      members: {
        BusinessUnitId: call.store.read("systemuser", userId)?.["businessunitid"] ?? null,
        UserId: userId,
        OrganizationId: organizationId,
      },
    };
  },
};
