import { printed } from "../body/wire";
import { authTypes, readSettings } from "../registration/authSettings";
import type { Endpoint } from "../types";

/** Bytes a body may have before the service leaves parts of it out. */
export const mostBytes = 256 * 1024;

/** What is left out, and has to be looked up by who needs it. */
const expendable = ["ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"];

/** A post to a webhook, with its secrets in place. */
export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What the headers say of the event. */
export interface Subject {
  /** Host of the environment. */
  organization: string;
  entityName: string;
  messageName: string;
  correlationId: string;
}

/**
 * The request that sends an event to a webhook.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks
 */
export function webhookRequest(
  endpoint: Endpoint,
  subject: Subject,
  context: Readonly<Record<string, unknown>>,
): WebhookRequest {
  const { body, exceeded } = bodyOf(context);
  const { parameters, headers } = authentication(endpoint);
  return {
    url: withParameters(endpoint.url, parameters),
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "x-ms-dynamics-organization": subject.organization,
      "x-ms-dynamics-entity-name": subject.entityName,
      "x-ms-dynamics-request-name": subject.messageName,
      "x-ms-correlation-request-id": subject.correlationId,
      ...(exceeded ? { "x-ms-dynamics-msg-size-exceeded": "True" } : {}),
      ...headers,
    },
    body,
  };
}

function bodyOf(context: Readonly<Record<string, unknown>>): { body: string; exceeded: boolean } {
  const body = printed(context);
  if (Buffer.byteLength(body) <= mostBytes) return { body, exceeded: false };
  const kept = Object.entries(context).filter(([name]) => !expendable.includes(name));
  return { body: printed(Object.fromEntries(kept)), exceeded: true };
}

function authentication({ authtype, authvalue }: Endpoint): {
  parameters: [string, string][];
  headers: Record<string, string>;
} {
  if (authtype === authTypes.webhookKey) return { parameters: [["code", authvalue]], headers: {} };
  const settings = readSettings(authvalue).map(([name, value]): [string, string] => [name, value]);
  return authtype === authTypes.httpHeader
    ? { parameters: [], headers: Object.fromEntries(settings) }
    : { parameters: settings, headers: {} };
}

/** Adds to whatever query the address has. */
function withParameters(url: string, parameters: readonly [string, string][]): string {
  if (parameters.length === 0) return url;
  const query = parameters.map((each) => each.map(encodeURIComponent).join("=")).join("&");
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}
