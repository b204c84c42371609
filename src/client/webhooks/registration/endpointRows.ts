import type { RegisteringTrigger } from "./triggers";
import type { ActualEndpoint, DesiredEndpoint, Write } from "./types";

/** Contract of a `serviceendpoint` that is a webhook. */
export const WEBHOOK_CONTRACT = 8;

const set = "serviceendpoints";

export function newEndpoint(desired: DesiredEndpoint): Write {
  return {
    kind: "create",
    set,
    id: desired.id,
    body: {
      serviceendpointid: desired.id,
      name: desired.name,
      url: desired.url,
      contract: WEBHOOK_CONTRACT,
      authtype: desired.authtype,
      authvalue: desired.authvalue,
      messageformat: 2,
      description: desired.description,
    },
  };
}

/**
 * The columns that differ. Of the key itself nothing can be read; that it changed shows in the description,
 * which holds its fingerprint.
 */
export function differentEndpoint(
  desired: DesiredEndpoint,
  actual: ActualEndpoint,
): Write | undefined {
  const body: Record<string, unknown> = {};
  if (actual.name !== desired.name) body["name"] = desired.name;
  if (actual.url !== desired.url) body["url"] = desired.url;
  if (actual.contract !== WEBHOOK_CONTRACT) body["contract"] = WEBHOOK_CONTRACT;
  if (actual.description !== desired.description) body["description"] = desired.description;
  if (keyDiffers(desired, actual)) {
    body["authtype"] = desired.authtype;
    body["authvalue"] = desired.authvalue;
  }
  return Object.keys(body).length > 0 ? { kind: "update", set, id: actual.id, body } : undefined;
}

/** Whether the registered key is another one than that of now, or may be. */
export function keyDiffers(
  desired: Pick<DesiredEndpoint, "authtype" | "description">,
  actual: ActualEndpoint,
): boolean {
  return (
    actual.authtype !== desired.authtype ||
    !actual.authValueSet ||
    fingerprintIn(actual.description) !== fingerprintIn(desired.description)
  );
}

const MOST_OF_A_NAME = 80;

/** What people read where they come upon the webhook, and the key's fingerprint. */
export function describe(
  trigger: RegisteringTrigger,
  flowName: string,
  instanceName: string,
  fingerprint: string,
): string {
  return `Made by the trigger ${trigger} for flow ${quoted(flowName)} of instance ${quoted(instanceName)}; removed with it. Key ${fingerprint}.`;
}

const quoted = (name: string): string =>
  JSON.stringify(name.length > MOST_OF_A_NAME ? `${name.slice(0, MOST_OF_A_NAME)}…` : name);

const fingerprintIn = (description: string): string | undefined =>
  / Key ([\w-]{12})\.$/.exec(description)?.[1];
