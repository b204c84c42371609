import { InputError } from "../../errors/InputError";
import type { DesiredEndpoint, WebhookKeys } from "./types";

/** Header that carries the key where the address cannot: beside the one the platform demands. */
export const KEY_HEADER = "x-webhook-key";

/** Header in which the platform expects an API key of whoever calls a flow. */
const API_KEY_HEADER = "Api-Key";

const MOST_CHARACTERS = 2_048;

/**
 * The key in the query parameter `code` (WebhookKey), or, for addresses that demand an API key, both keys
 * in headers (HttpHeader).
 *
 * @throws InputError when the keys are longer than the column
 */
export function authenticationOf({
  webhookKey,
  apiKey,
}: WebhookKeys): Pick<DesiredEndpoint, "authtype" | "authvalue"> {
  const authvalue =
    apiKey === undefined
      ? webhookKey
      : settings([
          [API_KEY_HEADER, apiKey],
          [KEY_HEADER, webhookKey],
        ]);
  if (authvalue.length > MOST_CHARACTERS) {
    throw new InputError(
      `Webhook Authentication Key is too long: with everything around it, it takes ${authvalue.length} characters of the ${MOST_CHARACTERS} that Dataverse stores.`,
    );
  }
  return { authtype: apiKey === undefined ? 4 : 5, authvalue };
}

const settings = (headers: readonly (readonly [name: string, value: string])[]): string =>
  `<settings>${headers
    .map(([name, value]) => `<setting name="${name}" value="${escaped(value)}" />`)
    .join("")}</settings>`;

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
