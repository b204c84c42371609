import type { EnvironmentInfo } from "../../client";
import { list, orNull } from "../metadata/shapes";
import { flag, integer, object, outputOf, text } from "../schemas";

const textOrNull = (description: string) => orNull(text(description));
const integerOrNull = (description: string) => orNull(integer(description));
const flagOrNull = (description: string) => orNull(flag(description));

export const environmentOutput = outputOf(
  object(
    "What the environment is and how it is set; null for what could not be read",
    {
      version: textOrNull("Version of Dataverse"),
      name: textOrNull("Name that people see"),
      uniqueName: textOrNull("Unique name"),
      urlName: textOrNull("Name in its addresses"),
      organizationId: textOrNull("GUID of the organization"),
      environmentId: textOrNull("Id of the environment in Power Platform"),
      tenantId: textOrNull("GUID of the tenant"),
      geo: textOrNull("Region, such as EMEA"),
      type: textOrNull("Customer (production), CustomerTest (sandbox), Developer, …"),
      appUrl: text("Where people open the apps"),
      apiUrl: text("Root of the Web API"),
      languages: object("Languages, by LCID", {
        base: integerOrNull("The one that the environment was made with"),
        provisioned: orNull(list("All that are switched on", integer("LCID"))),
        user: integerOrNull("The one that the user sees labels in"),
      }),
      baseCurrency: object("Currency of the columns that end in _base", {
        id: textOrNull("GUID of the currency"),
        name: textOrNull("Name"),
        code: textOrNull("ISO code, such as EUR"),
        symbol: textOrNull("Symbol"),
        precision: integerOrNull("Digits behind the decimal sign"),
      }),
      fiscal: object("Settings of the fiscal year", {
        start: textOrNull("First day of a fiscal year"),
        periodType: integerOrNull("Number of the kind of its periods"),
        isSet: flagOrNull("Whether somebody has set these"),
      }),
      timeZone: object("The user's time zone", {
        code: integerOrNull("Its number in Dataverse"),
        name: textOrNull("As the app shows it"),
        standardName: textOrNull("As Windows calls it"),
      }),
      maxUploadBytes: integerOrNull("Largest attachment, in bytes of its Base64"),
      isAuditOn: flagOrNull("Whether changes are audited"),
      isSearchOn: flagOrNull("Whether Dataverse search is on"),
      isRecycleBinOn: flagOrNull("Whether deleted records can be restored"),
      recycleBinDays: integerOrNull("For how many days"),
      notRead: list(
        "What could not be read",
        object("A part", {
          what: text("What it is"),
          message: text("Why it could not be read"),
          code: text("Dataverse code in hex"),
          status: integer("HTTP status"),
          requestId: text("Id for Microsoft support"),
          hint: text("What to do about it"),
        }),
      ),
    },
    ["appUrl", "apiUrl", "languages", "baseCurrency", "fiscal", "timeZone", "notRead"],
  ),
);

export const exampleEnvironment: { data: EnvironmentInfo } = {
  data: {
    version: "9.2.26111.148",
    name: "Contoso",
    uniqueName: "unq883278f507af45eba0bc3fea67caa",
    urlName: "contoso",
    organizationId: "883278f5-07af-45eb-a0bc-3fea67caa544",
    environmentId: "d5b1a6c0-3f0e-4f7c-9a3e-6f1d2c4b5a60",
    tenantId: "11111111-2222-3333-4444-555555555555",
    geo: "EMEA",
    type: "Customer",
    appUrl: "https://contoso.crm4.dynamics.com/",
    apiUrl: "https://contoso.crm4.dynamics.com/api/data/v9.2/",
    languages: { base: 1033, provisioned: [1033, 1031], user: 1031 },
    baseCurrency: {
      id: "8b2eac4f-5c60-ee11-8def-6045bd0a1102",
      name: "Euro",
      code: "EUR",
      symbol: "€",
      precision: 2,
    },
    fiscal: { start: "2025-01-01T00:00:00Z", periodType: 2000, isSet: true },
    timeZone: {
      code: 110,
      name: "(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
      standardName: "W. Europe Standard Time",
    },
    maxUploadBytes: 5_242_880,
    isAuditOn: true,
    isSearchOn: true,
    isRecycleBinOn: true,
    recycleBinDays: 30,
    notRead: [],
  },
};
