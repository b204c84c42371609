import { shownName } from "./shownName";

type Entries = Readonly<Record<string, object>>;
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
    Object.entries(entries).map(([key, entry]) => [
      key,
      Object.fromEntries(
        Object.entries(entry).map(([name, value]) => [
          name,
          RUNS.has(name) && typeof value === "function" ? readied(value as Run) : value,
        ]),
      ) as never,
    ]),
  );

const readied =
  (run: Run): Run =>
  (...given) => {
    const values = given.at(-1);
    if (!isObject(values)) return run(...given);
    const inherited = Object.keys(values).filter((name) => name in Object.prototype);
    if (inherited.length === 0 && !GROUPS.some((name) => isOdd(values[name]))) {
      return run(...given);
    }
    for (const name of inherited) {
      warn(given[0], `There is no input ${shownName(name)}: its value is ignored.`);
    }
    const kept = Object.entries(values).filter(([name]) => !inherited.includes(name));
    return run(...given.slice(0, -1), Object.fromEntries(kept.map(groupAsText)));
  };

/** Inputs that hold others. */
const GROUPS: readonly string[] = ["options", "guards"];

const groupAsText = ([name, value]: [string, unknown]): [string, unknown] => {
  return [name, GROUPS.includes(name) && isOdd(value) ? JSON.stringify(value) : value];
};

const isOdd = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((key) => key in Object.prototype);

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const warn = (context: unknown, message: string): void => {
  const { logger } = isObject(context) ? context : {};
  if (isObject(logger) && typeof logger["warn"] === "function") logger["warn"](message);
};
