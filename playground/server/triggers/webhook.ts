import { loggerInto } from "../../../runner/run";
import { requestOf } from "../../../runner/trigger";
import { howOf } from "../component/componentView";
import { findPublished } from "../component/findPublished";
import { Problem } from "../http/problem";
import type { Playground } from "../playground";
import { type FlowContext, flowContext } from "./flowContext";
import type { HookRequest, Hooks } from "./hooks";

export interface Webhook {
  remove(): Promise<void>;
}

export interface Received {
  readonly runId: string;
  readonly branch?: string;
  readonly payload: unknown;
}

interface Plan {
  readonly key: string;
  readonly inputs: Record<string, unknown>;
  readonly tables: readonly string[];
  readonly onEvent: (received: Received | Error) => void;
}

/** A trigger's answer, as far as it matters here. */
interface Answer {
  readonly branch?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly response?: { readonly statusCode?: number; readonly body?: string };
}

/**
 * Registers a webhook for a trigger and takes what is posted to it. One that registers itself does so; for
 * another the playground uses a trigger that does.
 */
export async function openWebhook(
  playground: Playground,
  hooks: Hooks,
  plan: Plan,
): Promise<Webhook> {
  if (!playground.target.sandbox) {
    throw new Problem(409, "Events of an environment elsewhere cannot reach this machine.");
  }
  const address = await hooks.open((request) => receive(playground, plan, context, request));
  const context: FlowContext = flowContext(plan.key, address);
  const registrar = registrarOf(playground, plan);
  try {
    const returned = await lifecycle(playground, registrar, "webhookCreate", context);
    Object.assign(context.crossFlowState, Object(returned)["crossFlowState"]);
  } catch (error) {
    hooks.shut(address);
    throw error;
  }
  return {
    remove: async () => {
      hooks.shut(address);
      await lifecycle(playground, registrar, "webhookDelete", context);
    },
  };
}

interface Registrar {
  readonly key: string;
  readonly inputs: Record<string, unknown>;
}

const registrarOf = ({ component }: Playground, { key, inputs, tables }: Plan): Registrar => {
  if (howOf(findPublished(component, "triggers", key)) === "registers") return { key, inputs };
  const found = Object.entries(component.triggers).find(
    ([, published]) =>
      howOf(published) === "registers" &&
      published.inputs.some((input) => input.key === "entityTypes"),
  );
  if (!found) throw new Problem(409, "No trigger of the component registers webhooks.");
  const { webhookKey } = inputs;
  const own = { entityTypes: tables, ...(webhookKey === undefined ? {} : { webhookKey }) };
  return { key: found[0], inputs: own };
};

const lifecycle = async (
  { component, runs }: Playground,
  { key, inputs }: Registrar,
  handler: "webhookCreate" | "webhookDelete",
  context: FlowContext,
): Promise<unknown> => {
  const published = findPublished(component, "triggers", key);
  const plan = { of: "triggers", key, inputs, permission: "open" } as const;
  const done = await runs.around(plan, async ({ onWait }, facts, { connection }) => {
    const logger = loggerInto(facts, onWait);
    const params = { ...withDefaults(published.inputs), ...inputs, connection };
    const data = await published[handler]?.({ logger, ...context }, params);
    return { data, ...facts };
  });
  if (!done.ok) throw new Problem(400, done.error.message);
  return done.run.data;
};

/** As the harness and the platform do it for other calls. */
const withDefaults = (inputs: readonly { key: string; default?: unknown }[]) =>
  Object.fromEntries(
    inputs.flatMap((input) =>
      input.default === undefined ? [] : [[input.key, input.default] as const],
    ),
  );

const receive = async (
  { runs }: Playground,
  { key, inputs, onEvent }: Plan,
  context: FlowContext,
  request: HookRequest,
): Promise<{ status: number; body: string }> => {
  const { headers, queryParameters, text } = request;
  const { rawBody, body } = requestOf(text);
  const payload = { headers, queryParameters, rawBody, body };
  const done = await runs.run(
    { of: "triggers", key, inputs, permission: "readOnly" },
    { payload, context },
  );
  if (!done.ok) {
    onEvent(done.error);
    return { status: 500, body: done.error.message };
  }
  const { branch, payload: begun, response } = done.run.data as Answer;
  onEvent({
    runId: done.runId,
    ...(branch === undefined ? {} : { branch }),
    payload: shownPayload(begun),
  });
  return { status: response?.statusCode ?? 200, body: response?.body ?? "" };
};

/** Without what only the platform knows. */
const shownPayload = ({ headers, queryParameters, body }: Answer["payload"]): unknown => ({
  headers,
  queryParameters,
  body,
});
