import { businessUnits, organizationId } from "../../seed/identities";
import type { UnboundOperation } from "../types";

/**
 * What the environment is called; its addresses are the same for every kind of access.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievecurrentorganization
 */
export const retrieveCurrentOrganization: UnboundOperation = {
  name: "RetrieveCurrentOrganization",
  kind: "function",
  parameters: { AccessType: "mscrm.EndpointAccessType" },
  returns: { Detail: "mscrm.OrganizationDetail" },
  run({ call }) {
    return {
      members: {
        Detail: {
          OrganizationId: organizationId,
          FriendlyName: call.store.read("businessunit", businessUnits.root)?.["name"] ?? null,
          UniqueName: "northwindinstruments",
          UrlName: "northwind-instruments",
        },
      },
    };
  },
};
