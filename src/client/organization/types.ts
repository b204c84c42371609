import type { ErrorFacts } from "../errors/errorFacts";

/** What an environment is and how it is set; null for what could not be read. */
export interface EnvironmentInfo {
  readonly version: string | null;
  readonly name: string | null;
  readonly uniqueName: string | null;
  /** Name in the addresses of the environment. */
  readonly urlName: string | null;
  readonly organizationId: string | null;
  readonly environmentId: string | null;
  readonly tenantId: string | null;
  /** Region, such as `EMEA`. */
  readonly geo: string | null;
  /** `Customer` (production), `CustomerTest` (sandbox), `Developer`, … */
  readonly type: string | null;
  /** Where people open the apps. */
  readonly appUrl: string;
  readonly apiUrl: string;
  readonly languages: {
    /** LCID that the environment was made with. */
    readonly base: number | null;
    /** LCIDs of all that are switched on. */
    readonly provisioned: readonly number[] | null;
    /** LCID that the user sees labels in. */
    readonly user: number | null;
  };
  readonly baseCurrency: {
    readonly id: string | null;
    readonly name: string | null;
    /** ISO 4217, such as `EUR`. */
    readonly code: string | null;
    readonly symbol: string | null;
    /** Digits behind the decimal sign. */
    readonly precision: number | null;
  };
  readonly fiscal: {
    /** First day of a fiscal year. */
    readonly start: string | null;
    /** Number of the kind of its periods: 2000 is a year. */
    readonly periodType: number | null;
    /** Whether somebody has set these. */
    readonly isSet: boolean | null;
  };
  /** The user's. */
  readonly timeZone: {
    readonly code: number | null;
    /** As the app shows it. */
    readonly name: string | null;
    /** As Windows calls it. */
    readonly standardName: string | null;
  };
  /** Largest attachment, in bytes of its Base64. */
  readonly maxUploadBytes: number | null;
  readonly isAuditOn: boolean | null;
  readonly isSearchOn: boolean | null;
  readonly isRecycleBinOn: boolean | null;
  /** Days for which deleted records can be restored; null where the recycle bin is off. */
  readonly recycleBinDays: number | null;
  /** What could not be read, and why. */
  readonly notRead: readonly NotRead[];
}

export interface NotRead extends ErrorFacts {
  readonly what: string;
}
