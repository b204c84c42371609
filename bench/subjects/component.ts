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

/**
 * The actions of a built bundle, called the way the platform calls them: every input given, defaults
 * where nothing is set, and the platform's token in the connection.
 */
export const actionsOf = (bundle: string, url: string) => {
  const { actions } = (require(bundle) as { default: { actions: Record<string, Action> } }).default;
  const connection = {
    key: "oauth2",
    configVarKey: "connection",
    fields: { webApiUrl: url },
    token: { access_token: "benchmark" },
  };
  return async (key: string, params: object): Promise<unknown> => {
    const action = actions[key];
    if (!action) throw new Error(`The bundle has no action ${key}.`);
    const defaults = action.inputs.map((input) => [
      input.key,
      input.collection ? [] : input.default,
    ]);
    const all = { ...Object.fromEntries(defaults), connection, ...params };
    return (await action.perform({ logger }, all)).data;
  };
};
