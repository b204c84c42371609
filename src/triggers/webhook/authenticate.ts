import { type Logger, WebhookError } from "../../client";
import { type Delivery, headerOf, textOf } from "./delivery";
import { sameSecret } from "./secrets";

export interface KeyRules {
  readonly webhookKey: string | undefined;
  readonly keyHeader: string | undefined;
  readonly requireKey: boolean;
  /** Whether the key is to be left out of what the flow gets; saved flows get the request as it came. */
  readonly hideKey?: boolean | undefined;
  /** What to do when the key is missing or wrong, in a sentence. */
  readonly advice?: string | undefined;
}

interface Context {
  readonly logger: Logger;
  readonly isSimulatedTestExecution?: boolean | undefined;
}

/** Query parameters that a key may stand in: `code` is what Dataverse appends for a WebhookKey. */
export const KEY_PARAMETERS = new Set(["code", "auth"]);

/**
 * Lets a request pass or throws, which is a trigger's only way to run nothing. Test executions of the
 * designer carry no key.
 *
 * @throws WebhookError when the key is missing or wrong, or when one is required and none is set.
 */
export function authenticate(context: Context, delivery: Delivery, rules: KeyRules): void {
  if (context.isSimulatedTestExecution) return;
  const { webhookKey, keyHeader, requireKey, advice } = rules;
  const refusal = (sentence: string) =>
    new WebhookError(advice === undefined ? sentence : `${sentence} ${advice}`);
  if (webhookKey === undefined) {
    if (requireKey) {
      throw refusal(
        "Require Key is on, and no Webhook Authentication Key is set: every request is refused.",
      );
    }
    context.logger.warn(
      "No Webhook Authentication Key is set: anyone who knows the address of this flow can start it.",
    );
    return;
  }
  const where = keyHeader ? `in the header ${keyHeader.trim()}` : "in the query parameter code";
  const offered = keyHeader ? inHeader(delivery, keyHeader) : inQuery(delivery);
  if (offered.length === 0) {
    throw refusal(`The request has no key: expected the Webhook Authentication Key ${where}.`);
  }
  // Every key is compared, so that the time does not tell which one was right.
  if (!offered.map((key) => sameSecret(unspaced(key), unspaced(webhookKey))).includes(true)) {
    throw refusal(`The request has a wrong key ${where}.`);
  }
}

const inHeader = (delivery: Delivery, name: string): string[] => {
  const value = headerOf(delivery, name);
  return value ? [value] : [];
};

const inQuery = ({ payload }: Delivery): string[] =>
  Object.entries(payload.queryParameters ?? {}).flatMap(([name, value]) => {
    const text = KEY_PARAMETERS.has(name.toLowerCase()) ? textOf(value) : undefined;
    return text ? [text] : [];
  });

/** A `+` that nobody escaped in a URL arrives as a space. */
const unspaced = (key: string): string => key.replace(/ /g, "+");
