import { existsSync, writeFileSync } from "node:fs";
import type { TriggerPayload } from "@prismatic-io/spectral";
import type { Published } from "./bundle";
import { readJson } from "./cli/readJson";
import { structuredValue } from "./cli/structuredValue";
import { DEEPEST, isTooDeep } from "./nesting";

/** Where the platform keeps what polling triggers have seen. */
export const POLLING_STATE = "__prismaticInternal";

/** A trigger's answer, as far as a person wants to see it. */
interface TriggerAnswer {
  readonly branch?: string;
  readonly resultType?: string;
  readonly payload: TriggerPayload;
}

/**
 * The request a trigger gets: the text of a JSON body, or the trigger's own example. The key that the
 * inputs name is put where the trigger looks for it, as the sender would.
 */
export function triggerRequest(
  { examplePayload }: Published,
  inputs: Readonly<Record<string, unknown>>,
  text: string | undefined,
): Partial<TriggerPayload> {
  const { headers, rawBody, body } = (examplePayload as TriggerAnswer).payload;
  const request = text === undefined ? { headers, rawBody, body } : requestOf(text);
  const key = inputs["webhookKey"];
  const header = structuredValue("options", inputs["options"])["keyHeader"];
  return {
    ...request,
    headers: {
      ...request.headers,
      ...(key && header ? { [String(header)]: String(key) } : {}),
    },
    queryParameters: key && !header ? { code: String(key) } : {},
  };
}

/** A request with this JSON as its body, and the headers that Dataverse adds, as far as the body holds them. */
export function requestOf(text: string) {
  // As the platform reads it: what keeps every digit is the text beside it.
  const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  if (isTooDeep(data)) throw new Error(`The body is nested deeper than ${DEEPEST} levels.`);
  // JSON that is no object, such as null, names none of them: the trigger says what it makes of it.
  const event = Object(data) as Record<string, unknown>;
  const headers: Record<string, string> = {};
  const add = (name: string, value: unknown) => {
    if (typeof value === "string") headers[name] = value;
  };
  add("x-ms-dynamics-entity-name", event["PrimaryEntityName"]);
  add("x-ms-dynamics-request-name", event["MessageName"]);
  add("x-ms-dynamics-organization", event["OrganizationName"]);
  add("x-request-id", event["RequestId"]);
  const contentType = "application/json";
  return { headers, rawBody: { data: text, contentType }, body: { data, contentType } };
}

/** Whether the trigger is called on a schedule, and asks for what is new itself. */
export function isPollingTrigger(published: Published): boolean {
  return published.isPollingTrigger === true || published.triggerResolverSupport === "required";
}

interface Given {
  /** JSON text that the request has as its body; the trigger's example where undefined. */
  readonly body?: string | undefined;
  /** File that a polling trigger's state is kept in. */
  readonly state?: string | undefined;
}

/** How a trigger is called, and what is shown of its answer. */
export function triggerCall(
  published: Published,
  inputs: Readonly<Record<string, unknown>>,
  { body, state: file }: Given,
) {
  const instanceState = stateFrom(file);
  const isPolling = isPollingTrigger(published);
  const payload = isPolling ? {} : triggerRequest(published, inputs, body);
  return {
    call: { payload, instanceState, isFirst: Object.keys(instanceState).length === 0 },
    shown: (answer: unknown): unknown => {
      if (!isPolling) return begun(answer as TriggerAnswer);
      const state = keptState(instanceState, file);
      const { resultType, payload } = answer as TriggerAnswer;
      const data = payload.body.data;
      return file === undefined ? { resultType, data, state } : { resultType, data };
    },
  };
}

/** The state of the call before, where there was one. */
const stateFrom = (file: string | undefined): Record<string, unknown> =>
  file !== undefined && existsSync(file)
    ? { [POLLING_STATE]: { polling: readJson(file).value } }
    : {};

/** What a polling trigger has left of its calls; undefined before the first one. */
export function pollingState(instanceState: Readonly<Record<string, unknown>>): unknown {
  return (Object(instanceState[POLLING_STATE]) as { readonly polling?: unknown }).polling;
}

/** What the call has left, written to the file where one is named. */
const keptState = (instanceState: Record<string, unknown>, file: string | undefined): unknown => {
  const polling = pollingState(instanceState);
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(polling ?? {}, null, 2)}\n`);
  return polling;
};

/** What a flow would begin with, without what only the platform knows. */
const begun = ({ branch, payload }: TriggerAnswer): unknown => {
  const { customer, instance, integration, flow, user, ...rest } = payload;
  const { webhookUrls, webhookApiKeys, globalDebug, invokeUrl, startedAt, ...shown } = rest;
  return { branch, payload: shown };
};
