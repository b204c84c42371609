import type { Topic } from "../types";
import { retrieveCurrentOrganization } from "./retrieveCurrentOrganization";
import { retrieveExchangeRate } from "./retrieveExchangeRate";
import { retrieveTimestamp } from "./retrieveTimestamp";
import { retrieveVersion } from "./retrieveVersion";
import { whoAmI } from "./whoAmI";

/** What the environment is, and what it counts in. */
export const environment: Topic = {
  operations: [
    retrieveCurrentOrganization,
    retrieveExchangeRate,
    retrieveTimestamp,
    retrieveVersion,
    whoAmI,
  ],
  complexTypes: {
    OrganizationDetail: {
      OrganizationId: "Edm.Guid",
      FriendlyName: "Edm.String",
      UniqueName: "Edm.String",
      UrlName: "Edm.String",
    },
  },
};
