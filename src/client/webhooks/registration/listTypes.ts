import type { Ownership } from "./identity";

export interface ListRegistrationsParams {
  /** The platform instance whose own registrations are told from others. */
  readonly instanceId?: string | undefined;
  /** Failed deliveries to list for each webhook, the latest first; 0 to 100, default 5. */
  readonly failures?: number | undefined;
}

/** A webhook of the environment, whoever registered it. */
export interface WebhookRegistration extends Ownership {
  /** `serviceendpointid`. */
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly description: string | null;
  /** `WebhookKey`, `HttpHeader`, `HttpQueryString`, or the number of another one. */
  readonly authentication: string | null;
  readonly steps: readonly WebhookStep[];
  readonly lastFailures: readonly WebhookFailure[];
}

export interface WebhookStep {
  readonly id: string;
  readonly name: string;
  readonly message: string | null;
  /** Logical name of the table; null for a step on all of them. */
  readonly table: string | null;
  readonly filteringColumns: readonly string[];
  readonly synchronous: boolean;
  readonly enabled: boolean;
}

/** A system job that could not post its event. */
export interface WebhookFailure {
  readonly stepId: string;
  readonly message: string | null;
  readonly errorCode: number | null;
  /** ISO, UTC. */
  readonly completedOn: string | null;
}

export interface DeleteRegistrationsParams {
  /** Names of registrations of this component, or ids of any. */
  readonly registrations?: readonly string[] | undefined;
  /** Those of this instance whose address none of its flows has any more, as well. */
  readonly stale?: boolean | undefined;
  readonly instanceId?: string | undefined;
  /** The addresses of the instance's flows. */
  readonly webhookUrls?: readonly string[] | undefined;
}

export interface DeletedRegistrations {
  readonly deleted: readonly { readonly id: string; readonly name: string }[];
  /** Those that lost our steps, but stay for the steps that somebody made by hand. */
  readonly kept: readonly { readonly id: string; readonly name: string }[];
  /** What was named and is not there. */
  readonly missing: readonly string[];
}
