import { businessUnits, organizationId, tenantId } from "../../seed/identities";
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
    const { origin } = call.context;
    return {
      members: {
        Detail: {
          OrganizationId: organizationId,
          FriendlyName: call.store.read("businessunit", businessUnits.root)?.["name"] ?? null,
          OrganizationVersion: "9.2.26111.148",
          UniqueName: "northwindinstruments",
          UrlName: "northwind-instruments",
          EnvironmentId: organizationId,
          TenantId: tenantId,
          Geo: "EMEA",
          SchemaType: "Standard",
          OrganizationType: "CustomerTest",
          State: "Enabled",
          DatacenterId: "00000000-0000-0000-0000-000000000000",
          Endpoints: {
            Count: 3,
            IsReadOnly: false,
            Keys: ["WebApplication", "OrganizationService", "OrganizationDataService"],
            Values: [
              `${origin}/`,
              `${origin}/XRMServices/2011/Organization.svc`,
              `${origin}/XRMServices/2011/OrganizationData.svc`,
            ],
          },
        },
      },
    };
  },
};
