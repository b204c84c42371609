import type { BatchPart } from "../../multipart/types";
import type { RegisteringTrigger } from "./triggers";

/** What a registration is recognised by: together these three make its name. */
export interface RegistrationIdentity {
  readonly instanceId: string;
  /** The same through all versions of an integration. */
  readonly flowStableId: string;
  /** Address that Dataverse posts to; that of listening mode is another one than the deployed flow's. */
  readonly url: string;
}

export type RecordEvent = "Create" | "Update" | "Delete";

/** How deliveries prove where they come from. */
export interface WebhookKeys {
  readonly webhookKey: string;
  /** What the platform itself demands of callers, where it does. */
  readonly apiKey?: string | undefined;
}

export interface RegisterWebhookParams {
  /** Default: Record Events. */
  readonly trigger?: RegisteringTrigger | undefined;
  readonly identity: RegistrationIdentity;
  readonly keys: WebhookKeys;
  /** Tables, by any of their names. */
  readonly entityTypes: readonly string[];
  readonly events: readonly RecordEvent[];
  /** Columns whose updates are reported; each table takes those it has. All where there are none. */
  readonly filteringColumns?: readonly string[] | undefined;
  readonly flowName: string;
  readonly instanceName: string;
}

export type UnregisterWebhookParams = Pick<RegisterWebhookParams, "identity" | "trigger">;

/** What became of the registration: numbers of rows, endpoint and steps together. */
export interface RegistrationChanges {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}

/** A webhook as it shall be: columns of `serviceendpoint`. */
export interface DesiredEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** 4 = WebhookKey, 5 = HttpHeader. */
  readonly authtype: 4 | 5;
  /** Can be written, but never read. */
  readonly authvalue: string;
  readonly description: string;
}

/** One message of one table that shall be posted. */
export interface DesiredStep {
  readonly id: string;
  readonly name: string;
  readonly messageId: string;
  readonly filterId: string;
  /** Logical names, joined by commas; null where every change counts. */
  readonly filteringAttributes: string | null;
  readonly image?: DesiredImage | undefined;
}

/** The row before and after, in some columns, that a step shall send along. */
export interface DesiredImage {
  readonly id: string;
  readonly name: string;
  /** Logical names, joined by commas. */
  readonly attributes: string;
}

/** What a row of a registration is found by. */
export interface RowName {
  readonly id: string;
  readonly name: string;
}

export interface Desired {
  readonly endpoint: DesiredEndpoint;
  readonly steps: readonly DesiredStep[];
  /** Webhooks that another trigger registered for the same flow, which must be there no more. */
  readonly replaced?: readonly RowName[] | undefined;
}

export interface ActualEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly contract: number | undefined;
  readonly authtype: number | undefined;
  readonly authValueSet: boolean;
  readonly description: string;
  readonly steps: readonly ActualStep[];
}

export interface ActualStep {
  readonly id: string;
  readonly name: string;
  readonly messageId: string;
  readonly filterId: string;
  readonly filteringAttributes: string;
  readonly stage: number | undefined;
  readonly mode: number | undefined;
  readonly autoDelete: boolean;
  readonly enabled: boolean;
}

export interface ActualImage {
  readonly id: string;
  readonly stepId: string;
  readonly name: string;
  readonly alias: string;
  readonly type: number | undefined;
  readonly property: string;
  readonly attributes: string;
}

/** One row to write. */
export interface Write {
  readonly kind: "create" | "update" | "delete";
  readonly set: "serviceendpoints" | "sdkmessageprocessingsteps" | "sdkmessageprocessingstepimages";
  readonly id: string;
  readonly body?: BatchPart["json"];
}
