import { needs } from "../privileges";
import type { UnboundOperation } from "../types";

/**
 * What kind of environment it is, and the solutions in it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveorganizationinfo
 */
export const retrieveOrganizationInfo: UnboundOperation = {
  name: "RetrieveOrganizationInfo",
  kind: "function",
  returns: { organizationInfo: "mscrm.OrganizationInfo" },
  privileges: [needs("Read", "solution")],
  run({ call: { store } }) {
    const solutions = store.find("solution", {}).map((row) => {
      const publisher = store.read("publisher", String(row["publisherid"]));
      return {
        Id: row["solutionid"] ?? null,
        VersionNumber: row["version"] ?? null,
        SolutionUniqueName: row["uniquename"] ?? null,
        FriendlyName: row["friendlyname"] ?? null,
        PublisherId: row["publisherid"] ?? null,
        PublisherIdName: publisher?.["friendlyname"] ?? null,
        PublisherUniqueName: publisher?.["uniquename"] ?? null,
      };
    });
    return {
      members: { organizationInfo: { InstanceType: "CustomerTest", Solutions: solutions } },
    };
  },
};
