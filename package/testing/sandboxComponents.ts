import type { ActionInputs, ActionOutputs, ActionResult, Context, Input } from "../types";
import { component } from "./component";
import { consoleLogger } from "./consoleLogger";
import { platformInputs } from "./platformInputs";

/** The actions as code-native flows call them: with inputs, and without a context. */
export type ComponentActions = {
  [K in keyof ActionInputs]: (inputs: ActionInputs[K]) => Promise<ActionResult<ActionOutputs[K]>>;
};

/** The component registry of a code-native integration: manifests by the names that flows use. */
export interface Registry {
  readonly [name: string]: { readonly key: string; readonly actions: object };
}

/** Actions of other components, by component and action. */
export interface OtherActions {
  readonly [name: string]: { readonly [action: string]: (inputs: never) => Promise<unknown> };
}

export interface SandboxComponentsOptions {
  /** What other components do in this test; what is not here is refused when it is called. */
  readonly others?: OtherActions;
  /** What actions get beside their inputs; by default they warn on the console, and else are quiet. */
  readonly context?: Partial<Context>;
}

/** The functions of a registry, by the names of components and actions. */
export type SandboxComponents<R extends Registry> = {
  [Name in keyof R]: "ms-dynamics" extends R[Name]["key"]
    ? ComponentActions
    : { [Key in keyof R[Name]["actions"]]: (inputs: never) => Promise<unknown> };
};

/** Without a registry, the component has the name that generated manifests use, and a shorter one. */
export type UsualRegistry = Readonly<
  Record<"msDynamics" | "dynamics365", { readonly key: "ms-dynamics"; readonly actions: object }>
>;

const usualRegistry: UsualRegistry = { msDynamics: component, dynamics365: component };

/**
 * What `context.components` is in a code-native flow: its actions run as they are, on whatever their
 * connection leads to. Defaults are applied and rows are made of objects as the platform does it.
 *
 * @throws Error if the registry does not have this component
 */
export function sandboxComponents<R extends Registry = UsualRegistry>(
  registry: R = usualRegistry as unknown as R,
  { others = {}, context = {} }: SandboxComponentsOptions = {},
): SandboxComponents<R> {
  const names = [...new Set([...Object.keys(registry), ...Object.keys(others)])];
  if (!names.some((name) => isOurs(registry, name))) {
    throw new Error(`The registry has no component with the key ${component.key}.`);
  }
  const whole = { logger: consoleLogger, ...context };
  const entries = names.map((name) => [
    name,
    isOurs(registry, name) ? ownActions(whole) : otherActions(name, registry, others),
  ]);
  return Object.fromEntries(entries) as SandboxComponents<R>;
}

const isOurs = (registry: Registry, name: string): boolean =>
  Object.hasOwn(registry, name) && registry[name]?.key === component.key;

interface AnyAction {
  readonly key: string;
  readonly inputs: readonly Input[];
  perform(context: Context, inputs: object): Promise<unknown>;
}

const ownActions = (context: Context): ComponentActions =>
  Object.fromEntries(
    Object.values(component.actions as unknown as Record<string, AnyAction>).map((action) => [
      action.key,
      async (given: object = {}) => action.perform(context, platformInputs(action.inputs, given)),
    ]),
  ) as unknown as ComponentActions;

const otherActions = (name: string, registry: Registry, others: OtherActions): object => {
  const declared = Object.hasOwn(registry, name) ? (registry[name]?.actions ?? {}) : {};
  const refused = Object.keys(declared).map((action) => [action, () => refuse(name, action)]);
  const given = Object.hasOwn(others, name) ? others[name] : {};
  return { ...Object.fromEntries(refused), ...given };
};

const refuse = (name: string, action: string): Promise<never> =>
  Promise.reject(
    new Error(
      `${name}.${action} belongs to another component: say what it does in this test, as sandboxComponents(registry, { others: { ${name}: { ${action}: async (inputs) => … } } }).`,
    ),
  );
