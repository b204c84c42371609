import type { Environment } from "../environment";
import { object } from "../metadata/definition/json";
import type { EnvironmentPart } from "./environmentReads";
import type { EnvironmentInfo, NotRead } from "./types";

type Values = Readonly<Record<string, unknown>>;

/** What was read of an environment; a part that was not is missing. */
export type Parts = Readonly<Partial<Record<EnvironmentPart | "timeZone", Values>>>;

/** The answers put together. Pure. */
export function toEnvironmentInfo(
  { origin, apiRoot }: Environment,
  parts: Parts,
  notRead: readonly NotRead[],
): EnvironmentInfo {
  const { version, detail = {}, organization = {}, settings = {}, timeZone = {} } = parts;
  return {
    version: text(version?.["Version"]) ?? text(detail["OrganizationVersion"]),
    name: text(detail["FriendlyName"]) ?? text(organization["name"]),
    uniqueName: text(detail["UniqueName"]),
    urlName: text(detail["UrlName"]),
    organizationId: text(detail["OrganizationId"]) ?? text(organization["organizationid"]),
    environmentId: text(detail["EnvironmentId"]),
    tenantId: text(detail["TenantId"]),
    geo: text(detail["Geo"]),
    type: text(detail["OrganizationType"]),
    appUrl: appUrl(detail, origin),
    apiUrl: apiRoot,
    languages: {
      base: number(organization["languagecode"]),
      provisioned: numbers(parts.languages?.["RetrieveProvisionedLanguages"]),
      user: number(settings["uilanguageid"]),
    },
    baseCurrency: baseCurrency(organization),
    fiscal: {
      start: text(organization["fiscalcalendarstart"]),
      periodType: number(organization["fiscalperiodtype"]),
      isSet: flag(organization["fiscalsettingsupdated"]),
    },
    timeZone: {
      code: number(settings["timezonecode"]),
      name: text(timeZone["userinterfacename"]),
      standardName: text(timeZone["standardname"]),
    },
    maxUploadBytes: number(organization["maxuploadfilesize"]),
    isAuditOn: flag(organization["isauditenabled"]),
    isSearchOn: flag(organization["isexternalsearchindexenabled"]),
    ...recycleBin(parts.recycleBin),
    notRead,
  };
}

const text = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

const number = (value: unknown): number | null => (typeof value === "number" ? value : null);

const flag = (value: unknown): boolean | null => (typeof value === "boolean" ? value : null);

const numbers = (value: unknown): readonly number[] | null =>
  Array.isArray(value) ? value.filter((each) => typeof each === "number") : null;

const baseCurrency = (organization: Values): EnvironmentInfo["baseCurrency"] => {
  const currency = object(organization["basecurrencyid"]);
  return {
    id: text(organization["_basecurrencyid_value"]),
    name: text(currency["currencyname"]),
    code: text(currency["isocurrencycode"]),
    symbol: text(currency["currencysymbol"]) ?? text(organization["basecurrencysymbol"]),
    precision:
      number(currency["currencyprecision"]) ?? number(organization["basecurrencyprecision"]),
  };
};

/** No row says that nobody switched it on. */
const recycleBin = (
  row: Values | undefined,
): Pick<EnvironmentInfo, "isRecycleBinOn" | "recycleBinDays"> => {
  const isOn = row === undefined ? null : row["statecode"] === 0;
  return {
    isRecycleBinOn: isOn,
    recycleBinDays: isOn ? number(row?.["cleanupintervalindays"]) : null,
  };
};

/**
 * Addresses and what they lead to are two lists, in the same order. An address elsewhere is not believed: the
 * environment's own leads to the apps as well.
 */
const appUrl = (detail: Values, origin: string): string => {
  const { Keys, Values: addresses } = object(detail["Endpoints"]);
  const at = Array.isArray(Keys) ? Keys.indexOf("WebApplication") : -1;
  const given = Array.isArray(addresses) && at >= 0 ? text(addresses[at]) : null;
  const isHttps = given !== null && URL.canParse(given) && /^https?:/.test(given);
  return isHttps ? given : `${origin}/`;
};
