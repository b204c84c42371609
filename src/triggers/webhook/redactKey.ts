import type { TriggerPayload } from "@prismatic-io/spectral";
import { SecretMask } from "../../client";
import { KEY_PARAMETERS, type KeyRules } from "./authenticate";
import { type Delivery, headerOf, textOf } from "./delivery";

const HIDDEN = "***";

/** What the platform itself asks of callers. */
const API_KEY_HEADER = "api-key";

/**
 * The request without the keys that it came with, and without those that the platform adds: what a trigger
 * hands on is kept with the execution, for everybody to read who may look at it. Keys are hidden where they
 * belong, and wherever else they are: proxies add headers with whole addresses.
 */
export function redactKey(
  delivery: Delivery,
  rules: Pick<KeyRules, "webhookKey" | "keyHeader">,
): Delivery {
  const { payload, headers } = delivery;
  const { body, rawBody, webhookApiKeys, ...around } = payload;
  const hide = hiding(delivery, rules);
  return {
    payload: {
      ...(hide(around) as typeof around),
      body,
      rawBody,
      ...(webhookApiKeys === undefined ? {} : { webhookApiKeys: hiddenKeys(webhookApiKeys) }),
    } as TriggerPayload,
    headers: hide(headers) as Delivery["headers"],
  };
}

const hiddenKeys = (keys: TriggerPayload["webhookApiKeys"]): TriggerPayload["webhookApiKeys"] =>
  Object.fromEntries(Object.entries(keys).map(([flow, own]) => [flow, own.map(() => HIDDEN)]));

type Hide = (value: unknown) => unknown;

const hiding = (
  delivery: Delivery,
  { webhookKey, keyHeader }: Pick<KeyRules, "webhookKey" | "keyHeader">,
): Hide => {
  const names = new Set([API_KEY_HEADER, keyHeader?.trim().toLowerCase() ?? "", ...KEY_PARAMETERS]);
  const { queryParameters, webhookApiKeys } = delivery.payload;
  const known = [
    webhookKey,
    ...[...names].map((name) => headerOf(delivery, name)),
    ...Object.entries(queryParameters ?? {}).map(([name, value]) =>
      names.has(name.toLowerCase()) ? textOf(value) : undefined,
    ),
    ...Object.values(webhookApiKeys ?? {}).flat(),
  ];
  const secrets = new SecretMask();
  for (const key of known) {
    secrets.add(key);
    // A plus sign that nobody escaped in an address arrives as a blank.
    secrets.add(key?.replaceAll("+", " "));
  }
  const hide: Hide = (value) => {
    if (typeof value === "string") return hiddenIn(value, secrets);
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        names.has(name.toLowerCase()) && textOf(each) ? HIDDEN : hide(each),
      ]),
    );
  };
  return hide;
};

/** A key in an address is hidden whatever it is. */
const IN_ADDRESS = /([?&;](?:code|auth|api-key)=)[^&;#\s"']+/gi;

const hiddenIn = (text: string, secrets: SecretMask): string =>
  secrets.mask(text).replace(IN_ADDRESS, `$1${HIDDEN}`);
