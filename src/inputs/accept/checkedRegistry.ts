import type { Inputs } from "@prismatic-io/spectral";
import { checkParams } from "./checkParams";

type Params = Readonly<Record<string, unknown>>;
type Context = { readonly logger: { warn(message: string): void } };
type Run = (context: Context, ...rest: readonly unknown[]) => unknown;

interface Definition {
  readonly inputs?: Inputs;
  readonly onDeployResolver?: { readonly inputs?: Inputs };
  readonly webhookLifecycleHandlers?: Readonly<Record<string, unknown>>;
}

/** What the platform calls with the values of the inputs behind everything else. */
const RUNS = [
  "perform",
  "examplePerform",
  "onInstanceDeploy",
  "onInstanceDelete",
  "onDeployPerform",
];

/**
 * Actions or triggers whose every function gets checked values: Options as an object with its defaults,
 * nothing that the inputs do not declare.
 */
export function checkedRegistry<T extends Readonly<Record<string, object>>>(registry: T): T {
  return Object.fromEntries(
    Object.entries(registry).map(([key, definition]) => [key, checkedDefinition(definition)]),
  ) as T;
}

const checkedDefinition = (definition: Definition): Definition => {
  const declared = { ...definition.inputs, ...definition.onDeployResolver?.inputs };
  const checked = (entries: object, names: readonly string[]) =>
    Object.fromEntries(
      Object.entries(entries).map(([name, value]) => [
        name,
        names.includes(name) ? checkedRun(value as Run, declared) : value,
      ]),
    );
  const { webhookLifecycleHandlers: handlers } = definition;
  return {
    ...checked(definition, RUNS),
    ...(handlers ? { webhookLifecycleHandlers: checked(handlers, Object.keys(handlers)) } : {}),
  };
};

const checkedRun =
  (run: Run, declared: Inputs): Run =>
  async (context, ...rest) => {
    const { params, warnings } = checkParams(declared, rest.at(-1) as Params);
    for (const warning of warnings) context.logger.warn(warning);
    return run(context, ...rest.slice(0, -1), params);
  };
