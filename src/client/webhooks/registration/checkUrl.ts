import { isLoopback } from "../../environment";
import { InputError } from "../../errors/InputError";

const MOST_CHARACTERS = 2_000;

/**
 * Lets addresses pass that Dataverse posts to: https, and of the ports only 80 and 443 (Microsoft:
 * "Register a WebHook"). A loopback address is one of a local environment, which has to take any.
 *
 * @throws InputError that says what is wrong with the address
 */
export function checkWebhookUrl(text: string): void {
  const url = parsed(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `The flow's webhook URL ${JSON.stringify(text.slice(0, 80))} is no web address, so that Dataverse cannot post to it.`,
    );
  }
  if (text.length > MOST_CHARACTERS) {
    throw new InputError(
      `The flow's webhook URL has ${text.length} characters; Dataverse takes ${MOST_CHARACTERS}.`,
    );
  }
  if (isLoopback(url.hostname)) return;
  if (url.protocol !== "https:") {
    throw new InputError(
      "The flow's webhook URL begins with http, and Dataverse posts to https addresses only.",
    );
  }
  const usual = url.port === "" || url.port === "80" || url.port === "443";
  if (!usual) {
    throw new InputError(
      `The flow's webhook URL has the port ${url.port}, and Dataverse posts to the ports 80 and 443 only.`,
    );
  }
}

const parsed = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};
