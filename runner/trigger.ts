import { existsSync, writeFileSync } from "node:fs";
import type { TriggerPayload } from "@prismatic-io/spectral";
import type { Published } from "./bundle";
import { readJson } from "./cli/readJson";
import { structuredValue } from "./cli/structuredValue";

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
  const data = JSON.parse(text.replace(/^\uFEFF/, "")) as Record<string, unknown>;
  const headers: Record<string, string> = {};
  const add = (name: string, value: unknown) => {
    if (typeof value === "string") headers[name] = value;
  };
  add("x-ms-dynamics-entity-name", data["PrimaryEntityName"]);
  add("x-ms-dynamics-request-name", data["MessageName"]);
  add("x-ms-dynamics-organization", data["OrganizationName"]);
  add("x-request-id", data["RequestId"]);
  const contentType = "application/json";
  return { headers, rawBody: { data: text, contentType }, body: { data, contentType } };
}

/** Whether the trigger is called on a schedule, and asks for what is new itself. */
export function isPollingTrigger(published: Published): boolean {
  return published.isPollingTrigger === true || published.triggerResolverSupport === "required";
}

/** How a trigger is called, and what is shown of its answer. */
export function triggerCall(
  published: Published,
  inputs: Readonly<Record<string, unknown>>,
  files: { readonly payload: string | undefined; readonly state: string | undefined },
) {
  const instanceState = stateFrom(files.state);
  const isPolling = isPollingTrigger(published);
  const body = files.payload === undefined ? undefined : readJson(files.payload).text;
  const payload = isPolling ? {} : triggerRequest(published, inputs, body);
  return {
    call: { payload, instanceState, isFirst: Object.keys(instanceState).length === 0 },
    shown: (answer: unknown): unknown => {
      if (!isPolling) return begun(answer as TriggerAnswer);
      const state = keptState(instanceState, files.state);
      const { resultType, payload } = answer as TriggerAnswer;
      const data = payload.body.data;
      return files.state === undefined ? { resultType, data, state } : { resultType, data };
    },
  };
}

/** The state of the call before, where there was one. */
const stateFrom = (file: string | undefined): Record<string, unknown> =>
  file !== undefined && existsSync(file)
    ? { __prismaticInternal: { polling: readJson(file).value } }
    : {};

/** What the call has left, written to the file where one is named. */
const keptState = (instanceState: Record<string, unknown>, file: string | undefined): unknown => {
  const { polling } = (instanceState["__prismaticInternal"] ?? {}) as { polling?: unknown };
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(polling ?? {}, null, 2)}\n`);
  return polling;
};

/** What a flow would begin with, without what only the platform knows. */
const begun = ({ branch, payload }: TriggerAnswer): unknown => {
  const { customer, instance, integration, flow, user, ...rest } = payload;
  const { webhookUrls, webhookApiKeys, globalDebug, invokeUrl, startedAt, ...shown } = rest;
  return { branch, payload: shown };
};
