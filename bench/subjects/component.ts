interface Input {
  readonly key: string;
  readonly default?: unknown;
  readonly collection?: "valuelist" | "keyvaluelist";
}

interface Action {
  readonly inputs: readonly Input[];
  perform(context: object, params: object): Promise<{ readonly data: unknown }>;
}

const ignore = () => undefined;
const logger = {
  metric: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  log: ignore,
  warn: ignore,
  error: ignore,
};

interface TriggerResult {
  readonly payload: {
    readonly body: { readonly data: unknown };
    readonly paginationState?: unknown;
  };
}

interface Trigger {
  readonly inputs: readonly Input[];
  perform(context: object, payload: object, params: object): Promise<TriggerResult>;
}

interface Component {
  readonly actions: Record<string, Action>;
  readonly triggers: Record<string, Trigger>;
}

/** Every input given, defaults where nothing is set, and the platform's token in the connection. */
const paramsOf = (inputs: readonly Input[], url: string, token: string, params: object) => ({
  ...Object.fromEntries(inputs.map((input) => [input.key, input.collection ? [] : input.default])),
  connection: {
    key: "oauth2",
    configVarKey: "connection",
    fields: { webApiUrl: url },
    token: { access_token: token },
  },
  ...params,
});

const componentOf = (bundle: string): Component =>
  (require(bundle) as { default: Component }).default;

/** One trigger of a built bundle, called the way the platform calls it, with the state in the instance. */
export function triggerOf(
  bundle: string,
  url: string,
  key: string,
  token = "benchmark",
  instanceState: object = {},
) {
  const trigger = componentOf(bundle).triggers[key];
  if (!trigger) throw new Error(`The bundle has no trigger ${key}.`);
  return (params: object, paginationState: unknown = null): Promise<TriggerResult> =>
    trigger.perform(
      { logger, instanceState },
      { paginationState },
      paramsOf(trigger.inputs, url, token, params),
    );
}

/**
 * The actions of a built bundle, called the way the platform calls them.
 */
export function actionsOf(bundle: string, url: string, token = "benchmark") {
  const { actions } = componentOf(bundle);
  return async (key: string, params: object): Promise<unknown> => {
    const action = actions[key];
    if (!action) throw new Error(`The bundle has no action ${key}.`);
    return (await action.perform({ logger }, paramsOf(action.inputs, url, token, params))).data;
  };
}
