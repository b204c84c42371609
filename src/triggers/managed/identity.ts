import { InputError, type RegistrationIdentity } from "../../client";

/** What the platform says of itself to a trigger and its handlers. */
export interface FlowContext {
  readonly instance: { readonly id: string; readonly name: string };
  readonly flow: { readonly name: string; readonly stableId: string };
  readonly webhookUrls: Readonly<Record<string, string>>;
  readonly webhookApiKeys?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly crossFlowState?: Readonly<Record<string, unknown>> | undefined;
}

/** The registration of this flow; undefined where the platform names no address for it. */
export function identityOf({
  instance,
  flow,
  webhookUrls,
}: FlowContext): RegistrationIdentity | undefined {
  const url = ofFlow(webhookUrls, flow.name)?.trim();
  return url ? { instanceId: instance.id, flowStableId: flow.stableId, url } : undefined;
}

/** @throws InputError where the platform names no address for the flow */
export function requiredIdentity(context: FlowContext): RegistrationIdentity {
  const identity = identityOf(context);
  if (identity) return identity;
  throw new InputError(
    `The flow ${JSON.stringify(context.flow.name)} has no webhook URL to register: it takes the trigger endpoint of an instance, or of listening mode.`,
  );
}

/** What the flow's URL demands of callers: undefined where it takes anybody. */
export function apiKeyOf({ flow, webhookApiKeys }: FlowContext): string | undefined {
  return ofFlow(webhookApiKeys ?? {}, flow.name)?.find((key) => key.trim() !== "");
}

/** By the flow's own name, which may be one that every object has. */
const ofFlow = <T>(values: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;
