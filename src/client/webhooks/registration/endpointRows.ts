import type { ActualEndpoint, DesiredEndpoint, Write } from "./types";

/** Contract of a `serviceendpoint` that is a webhook. */
export const WEBHOOK_CONTRACT = 8;

const set = "serviceendpoints";

export const newEndpoint = (wanted: DesiredEndpoint): Write => ({
  kind: "create",
  set,
  id: wanted.id,
  body: {
    serviceendpointid: wanted.id,
    name: wanted.name,
    url: wanted.url,
    contract: WEBHOOK_CONTRACT,
    authtype: wanted.authtype,
    authvalue: wanted.authvalue,
    messageformat: 2,
    description: wanted.description,
  },
});

/**
 * The columns that differ. Of the key itself nothing can be read; that it changed shows in the description,
 * which holds its fingerprint.
 */
export const differentEndpoint = (
  wanted: DesiredEndpoint,
  present: ActualEndpoint,
): Write | undefined => {
  const body: Record<string, unknown> = {};
  if (present.name !== wanted.name) body["name"] = wanted.name;
  if (present.url !== wanted.url) body["url"] = wanted.url;
  if (present.contract !== WEBHOOK_CONTRACT) body["contract"] = WEBHOOK_CONTRACT;
  if (present.description !== wanted.description) body["description"] = wanted.description;
  if (keyDiffers(wanted, present)) {
    body["authtype"] = wanted.authtype;
    body["authvalue"] = wanted.authvalue;
  }
  return Object.keys(body).length > 0 ? { kind: "update", set, id: present.id, body } : undefined;
};

/** Whether the registered key is another one than that of now, or may be. */
export const keyDiffers = (
  wanted: Pick<DesiredEndpoint, "authtype" | "description">,
  present: ActualEndpoint,
): boolean =>
  present.authtype !== wanted.authtype ||
  !present.authValueSet ||
  fingerprintIn(present.description) !== fingerprintIn(wanted.description);

const MOST_OF_A_NAME = 80;

/** What people read where they come upon the webhook, and the key's fingerprint. */
export const describe = (flowName: string, instanceName: string, fingerprint: string): string =>
  `Made by the trigger Record Events for flow ${quoted(flowName)} of instance ${quoted(instanceName)}; removed with it. Key ${fingerprint}.`;

const quoted = (name: string): string =>
  JSON.stringify(name.length > MOST_OF_A_NAME ? `${name.slice(0, MOST_OF_A_NAME)}…` : name);

const fingerprintIn = (description: string): string | undefined =>
  / Key ([\w-]{12})\.$/.exec(description)?.[1];
