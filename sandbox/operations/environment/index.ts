import type { Topic } from "../types";
import { retrieveCurrentOrganization } from "./retrieveCurrentOrganization";
import { retrieveExchangeRate } from "./retrieveExchangeRate";
import { retrieveOrganizationInfo } from "./retrieveOrganizationInfo";
import { retrieveProvisionedLanguages } from "./retrieveProvisionedLanguages";
import { retrieveTimestamp } from "./retrieveTimestamp";
import { retrieveVersion } from "./retrieveVersion";
import { whoAmI } from "./whoAmI";

/** What the environment is, and what it counts in. */
export const environment: Topic = {
  operations: [
    retrieveCurrentOrganization,
    retrieveExchangeRate,
    retrieveOrganizationInfo,
    retrieveProvisionedLanguages,
    retrieveTimestamp,
    retrieveVersion,
    whoAmI,
  ],
  complexTypes: {
    OrganizationDetail: {
      OrganizationId: "Edm.Guid",
      FriendlyName: "Edm.String",
      OrganizationVersion: "Edm.String",
      UniqueName: "Edm.String",
      UrlName: "Edm.String",
      EnvironmentId: "Edm.String",
      TenantId: "Edm.String",
      Geo: "Edm.String",
      SchemaType: "Edm.String",
      DatacenterId: "Edm.Guid",
      OrganizationType: "mscrm.OrganizationType",
      State: "mscrm.OrganizationState",
      Endpoints: "mscrm.EndpointCollection",
    },
    EndpointCollection: {
      Count: "Edm.Int32",
      IsReadOnly: "Edm.Boolean",
      Keys: "Collection(mscrm.EndpointType)",
      Values: "Collection(Edm.String)",
    },
    OrganizationInfo: {
      InstanceType: "mscrm.OrganizationType",
      Solutions: "Collection(mscrm.Solution)",
    },
    Solution: {
      Id: "Edm.Guid",
      VersionNumber: "Edm.String",
      SolutionUniqueName: "Edm.String",
      FriendlyName: "Edm.String",
      PublisherId: "Edm.Guid",
      PublisherIdName: "Edm.String",
      PublisherUniqueName: "Edm.String",
    },
  },
  enums: {
    EndpointType: { OrganizationService: 0, OrganizationDataService: 1, WebApplication: 2 },
    OrganizationState: { Enabled: 0, Disabled: 1 },
    OrganizationType: {
      Customer: 0,
      Monitoring: 1,
      Support: 2,
      BackEnd: 3,
      Secondary: 4,
      CustomerTest: 5,
      CustomerFreeTest: 6,
      CustomerPreview: 7,
      Placeholder: 8,
      TestDrive: 9,
      MsftInvestigation: 10,
      EmailTrial: 11,
      Default: 12,
      Developer: 13,
    },
  },
};
