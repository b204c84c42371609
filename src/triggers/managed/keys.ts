import type { Connection } from "@prismatic-io/spectral";
import { connectionKey, KEY_HEADER, type RegistrationIdentity, randomKey } from "../../client";
import type { KeyRules } from "../webhook/authenticate";
import { apiKeyOf, type FlowContext, identityOf } from "./identity";

interface Params {
  readonly connection: Connection;
  readonly webhookKey: string | undefined;
}

export interface DeployedKey {
  readonly webhookKey: string;
  /** What the handler has to return so that the key is known to the trigger. */
  readonly crossFlowState?: Record<string, string>;
}

/** The key to register: the one that was typed, the one the connection yields, or a random one. */
export function keyToRegister(
  context: FlowContext,
  { connection, webhookKey }: Params,
  identity: RegistrationIdentity,
): DeployedKey {
  const known = webhookKey ?? connectionKey(connection, identity) ?? storedKey(context);
  if (known !== undefined) return { webhookKey: known };
  const made = randomKey();
  return { webhookKey: made, crossFlowState: { [stateKey(context)]: made } };
}

/** What deliveries have to carry, and where. */
export function keyToExpect(context: FlowContext, { connection, webhookKey }: Params): KeyRules {
  const identity = identityOf(context);
  const made = () => identity && connectionKey(connection, identity);
  return {
    webhookKey: webhookKey ?? made() ?? storedKey(context) ?? NONE,
    keyHeader: apiKeyOf(context) === undefined ? undefined : KEY_HEADER,
    requireKey: true,
    hideKey: true,
    advice:
      "If the key, the connection's client secret or private key, or the API keys of the flow were changed since the last deploy, deploy the instance again.",
  };
}

/** Instances share no state, and flows of one instance are told apart by their stable ids. */
const stateKey = ({ flow }: FlowContext): string => `recordEventsKey:${flow.stableId}`;

const storedKey = (context: FlowContext): string | undefined => {
  const stored = context.crossFlowState?.[stateKey(context)];
  return typeof stored === "string" && stored !== "" ? stored : undefined;
};

/** Nobody's key, for a flow that was never registered: nothing a delivery carries is the same. */
const NONE = randomKey();
