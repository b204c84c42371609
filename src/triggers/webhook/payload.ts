import type { HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import { type ExecutionContext, organizationOf, type WebhookEvent } from "../../client";
import type { Delivery } from "./delivery";

/** The names that saved flows branch on. */
export const branches = {
  heartbeat: "URL Validation / Heartbeat",
  event: "Event",
} as const;

/** Dataverse looks at the status alone. */
export const accepted: HttpResponse = { statusCode: 200, contentType: "text/plain" };

/** What a flow gets with an event: the request, the fields that saved flows know, and the event itself. */
export interface EventPayload extends TriggerPayload {
  /** The body as Dataverse sent it. */
  readonly bodyData: unknown;
  readonly requestId: string | null;
  readonly organization: string | null;
  readonly entityName: string | null;
  readonly inputParameters: unknown;
  readonly initiatingUserId: unknown;
  readonly messageName: string;
  /** The same in plain values. */
  readonly event: WebhookEvent;
  /** True where the loop guard stopped the event. */
  readonly ignored: boolean;
  /** Why it did, in a sentence. */
  readonly ignoredBecause: string | null;
}

export function eventPayload(
  { payload, headers }: Delivery,
  body: ExecutionContext,
  event: WebhookEvent,
  ignoredBecause?: string,
): EventPayload {
  return {
    ...payload,
    bodyData: body,
    requestId: headers["x-request-id"] ?? null,
    organization: organizationOf(body, headers),
    entityName: body.PrimaryEntityName,
    inputParameters: body["InputParameters"],
    initiatingUserId: body["InitiatingUserId"],
    messageName: body.MessageName,
    event,
    ignored: ignoredBecause !== undefined,
    ignoredBecause: ignoredBecause ?? null,
  };
}
