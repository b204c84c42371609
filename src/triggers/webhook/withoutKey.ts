import { KEY_PARAMETERS, type KeyRules } from "./admit";
import type { Delivery } from "./delivery";

const HIDDEN = "***";

/** What the platform itself asks of callers. */
const API_KEY_HEADER = "api-key";

/**
 * The request without the keys that it came with: what a trigger hands on is kept with the execution, for
 * everybody to read who may look at it.
 */
export const withoutKey = (
  { payload, headers }: Delivery,
  { keyHeader }: Pick<KeyRules, "keyHeader">,
): Delivery => {
  const names = new Set([API_KEY_HEADER, keyHeader?.trim().toLowerCase()]);
  const inHeaders = (name: string) => names.has(name.toLowerCase());
  const inQuery = (name: string) => KEY_PARAMETERS.has(name.toLowerCase());
  return {
    payload: {
      ...payload,
      headers: hidden(payload.headers, inHeaders),
      queryParameters: hidden(payload.queryParameters, inQuery),
    },
    headers: hidden(headers, inHeaders),
  };
};

/** The platform leaves out what a request does not have, whatever its types say. */
const hidden = <T extends Readonly<Record<string, string>> | undefined>(
  values: T,
  holdsKey: (name: string) => boolean,
): T =>
  values &&
  (Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, holdsKey(name) ? HIDDEN : value]),
  ) as T);
