import { shownName } from "./shownName";

/** An action, a trigger or a data source, whose inputs the SDK has made a list of. */
interface Entry {
  readonly inputs?: readonly { readonly key: string; readonly type: string }[];
}
type Entries = Readonly<Record<string, Entry>>;
type Values = Readonly<Record<string, unknown>>;
type Run = (...given: readonly unknown[]) => unknown;

/** What the platform calls with the values of the inputs behind everything else. */
const RUNS: ReadonlySet<string> = new Set([
  ...["perform", "examplePerform", "onInstanceDeploy", "onInstanceDelete", "onDeployPerform"],
  ...["webhookCreate", "webhookDelete"],
]);

/**
 * The component as the platform gets it, ready for values under names that every object inherits, such as
 * `__proto__` or `valueOf`. The SDK looks the cleaner of a value up by its name, and would call what it
 * inherits: beside the inputs such a value is ignored like any other that no input declares, and a group
 * goes on as text, which the SDK does not clean, so that it refuses the name itself.
 */
export function withInheritedNames<
  T extends {
    readonly actions: Entries;
    readonly triggers: Entries;
    readonly dataSources: Entries;
  },
>(component: T): T {
  const { actions, triggers, dataSources } = component;
  return {
    ...component,
    actions: eachOf(actions),
    triggers: eachOf(triggers),
    dataSources: eachOf(dataSources),
  };
}

const eachOf = (entries: Entries): Record<string, never> =>
  Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => {
      const groups = groupsOf(entry);
      const ready = Object.entries(entry).map(([name, value]) => [
        name,
        RUNS.has(name) && typeof value === "function" ? readied(value as Run, groups) : value,
      ]);
      return [key, Object.fromEntries(ready) as never];
    }),
  );

/** Inputs that hold others, by their keys. */
const groupsOf = ({ inputs = [] }: Entry): ReadonlySet<string> =>
  new Set(inputs.flatMap(({ key, type }) => (type === "structuredObject" ? [key] : [])));

const readied =
  (run: Run, groups: ReadonlySet<string>): Run =>
  (...given) => {
    const values = given.at(-1);
    if (!isObject(values)) return run(...given);
    const inherited = Object.keys(values).filter((name) => name in Object.prototype);
    const odd = [...groups].filter((name) => isOdd(values[name]));
    if (inherited.length === 0 && odd.length === 0) return run(...given);
    for (const name of inherited) {
      warn(given[0], `There is no input ${shownName(name)}: its value is ignored.`);
    }
    const kept = Object.entries(values)
      .filter(([name]) => !inherited.includes(name))
      .map(([name, value]) => [name, odd.includes(name) ? JSON.stringify(value) : value]);
    return run(...given.slice(0, -1), Object.fromEntries(kept));
  };

const isOdd = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((key) => key in Object.prototype);

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const warn = (context: unknown, message: string): void => {
  const { logger } = isObject(context) ? context : {};
  if (isObject(logger) && typeof logger["warn"] === "function") logger["warn"](message);
};
