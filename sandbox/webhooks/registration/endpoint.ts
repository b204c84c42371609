import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import type { Row, Store } from "../../types";
import { authTypes, isHeaderName, readSettings } from "./authSettings";
import { checkUrl } from "./url";

const webhookContract = 8;

/**
 * Checks a service endpoint as it is going to be stored. Only webhooks are simulated.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/serviceendpoint
 */
export function checkEndpoint(endpoint: Row): void {
  if (endpoint["contract"] !== webhookContract) {
    throw notSimulated("service endpoints of another contract than 8 (Webhook)");
  }
  if (!endpoint["url"]) throw missing("url");
  checkUrl(String(endpoint["url"]));
  checkAuthentication(endpoint["authtype"], endpoint["authvalue"]);
}

function checkAuthentication(type: Row[string] | undefined, value: Row[string] | undefined): void {
  const known: readonly unknown[] = Object.values(authTypes);
  if (!known.includes(type)) {
    const accepted = "4 (WebhookKey), 5 (HttpHeader) and 6 (HttpQueryString)";
    throw invalid(`The authentication type of a webhook must be one of ${accepted}.`);
  }
  if (!value) throw missing("authvalue");
  if (type === authTypes.webhookKey) return;
  const settings = readSettings(String(value));
  const wrong = settings.find(([name]) => !isHeaderName(name));
  if (type === authTypes.httpHeader && wrong) {
    throw invalid(`'${wrong[0]}' is not a valid name of an HTTP header.`);
  }
}

/**
 * An endpoint that steps point to stays: they are solution components, and depend on it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/dependency-tracking-solution-components
 */
export function checkEndpointRemoval(store: Store, id: string): void {
  const steps = store.find("sdkmessageprocessingstep", { eventhandler: id });
  if (steps.length === 0) return;
  const message = `The ServiceEndpoint(${id}) component cannot be deleted because it is referenced by ${steps.length} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`;
  throw new Refusal(400, "0x8004F01F", message);
}

function missing(column: string): Refusal {
  return new Refusal(400, "0x80040200", `Attribute '${column}' cannot be NULL.`);
}

function invalid(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}
