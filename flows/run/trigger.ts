import { defaultTriggerPayload } from "@prismatic-io/spectral/dist/testing";
import type { Published } from "../../runner/bundle";
import { isPollingTrigger, POLLING_STATE, triggerRequest } from "../../runner/trigger";
import type { FlowOptions } from "../options";
import type { Persisted } from "../steps";

/** The request that one of the platform's own triggers gives to a flow. */
export function plainPayload(options: FlowOptions, flow: string): Record<string, unknown> {
  const text = bodyText(options);
  const contentType = "application/json";
  const isSent = text !== undefined;
  const usual = defaultTriggerPayload();
  return {
    ...usual,
    flow: { ...usual.flow, name: flow },
    headers: { ...(isSent ? { "content-type": contentType } : {}), ...options.headers },
    queryParameters: { ...options.queryParameters },
    body: { data: options.payload, contentType: isSent ? contentType : "" },
    rawBody: { data: text ?? "", contentType: isSent ? contentType : "" },
    webhookUrls: { [flow]: "" },
    webhookApiKeys: {},
  };
}

/** How a trigger of this component is called: with a request, or with the state of the poll before. */
export function ownCall(
  published: Published,
  inputs: Readonly<Record<string, unknown>>,
  options: FlowOptions,
  persisted: Persisted,
) {
  const instanceState = persisted.all("flow");
  const isFirst = !Object.hasOwn(instanceState, POLLING_STATE);
  if (isPollingTrigger(published)) return { payload: {}, instanceState, isFirst };
  const request = triggerRequest(published, inputs, bodyText(options));
  const headers = { ...request.headers, ...options.headers };
  const queryParameters = { ...request.queryParameters, ...options.queryParameters };
  return { payload: { ...request, headers, queryParameters }, instanceState, isFirst };
}

const bodyText = ({ payload, payloadText }: FlowOptions): string | undefined =>
  payloadText ?? (payload === undefined ? undefined : JSON.stringify(payload));

/** What a trigger of this component answers. */
export interface OwnAnswer {
  readonly payload: unknown;
  readonly branch?: string;
  readonly resultType?: string;
}
