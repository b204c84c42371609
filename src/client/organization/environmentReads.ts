import { UnreadableBody } from "../errors/failures";
import { object } from "../metadata/definition/json";
import { parseJson } from "../odata/json";
import { listRows } from "../odata/listBody";
import { encodeOption } from "../odata/query";
import type { HttpResponse } from "../types/http";

type Values = Readonly<Record<string, unknown>>;
type Answer = Pick<HttpResponse, "body">;

/** One thing that is read of an environment. */
export interface EnvironmentRead {
  /** What it is, for people. */
  readonly what: string;
  /** Under the API root. */
  readonly path: string;
  readonly take: (answer: Answer) => Values;
}

const members = ({ body }: Answer): Values => object(parseJson(body));

/** The only row of a list; nothing where there is none. */
const firstRow = (answer: Answer): Values => listRows(answer)[0] ?? {};

const ACCESS_TYPE = encodeOption("Microsoft.Dynamics.CRM.EndpointAccessType'Default'");

const ORGANIZATION = [
  "organizationid",
  "name",
  "languagecode",
  "_basecurrencyid_value",
  "basecurrencyprecision",
  "basecurrencysymbol",
  "fiscalcalendarstart",
  "fiscalperiodtype",
  "fiscalsettingsupdated",
  "maxuploadfilesize",
  "isauditenabled",
  "isexternalsearchindexenabled",
].join(",");

const OWN = encodeOption("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='systemuserid')");

/**
 * What is read of an environment, all in one batch.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/organizationdetail
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/organization
 * https://learn.microsoft.com/power-apps/developer/data-platform/restore-deleted-records
 */
export const environmentReads = {
  version: { what: "the version", path: "RetrieveVersion()", take: members },
  detail: {
    what: "names, ids and addresses",
    path: `RetrieveCurrentOrganization(AccessType=@p1)?@p1=${ACCESS_TYPE}`,
    take: (answer) => object(members(answer)["Detail"]),
  },
  organization: {
    what: "the settings of the organization",
    path: `organizations?$select=${ORGANIZATION}&$expand=basecurrencyid($select=currencyname,isocurrencycode,currencysymbol,currencyprecision)`,
    take: firstRow,
  },
  languages: {
    what: "the languages",
    path: "RetrieveProvisionedLanguages()",
    take: (answer) => {
      const values = members(answer);
      if (!Array.isArray(values["RetrieveProvisionedLanguages"])) {
        throw new UnreadableBody("the answer has no languages");
      }
      return values;
    },
  },
  settings: {
    what: "the settings of the user",
    path: `usersettingscollection?$select=timezonecode,uilanguageid&$filter=${OWN}`,
    take: firstRow,
  },
  recycleBin: {
    what: "the recycle bin",
    path: `recyclebinconfigs?$select=name,statecode,cleanupintervalindays&$filter=${encodeOption("name eq 'organization'")}`,
    take: firstRow,
  },
} as const satisfies Readonly<Record<string, EnvironmentRead>>;

export type EnvironmentPart = keyof typeof environmentReads;

/** The name of a time zone, by the code that settings have. */
export function timeZoneRead(code: number): EnvironmentRead {
  return {
    what: "the name of the time zone",
    path: `timezonedefinitions?$select=userinterfacename,standardname&$filter=${encodeOption(`timezonecode eq ${code}`)}`,
    take: firstRow,
  };
}
