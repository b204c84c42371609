import { createRequire } from "node:module";
import path from "node:path";
import type { Components, FlowOptions } from "../../flows";
import { setOwn } from "../../src/client/objects/ownProperty";
import { takeConnect } from "./connectOption";
import { fileValue } from "./fileValue";
import { nameAndValue, parseWords } from "./parseWords";
import { readJson } from "./readJson";

export interface FlowArguments {
  readonly help: boolean;
  readonly file: string | undefined;
  /** Prints the whole run as JSON. */
  readonly json: boolean;
  readonly connect: string | undefined;
  readonly options: FlowOptions;
}

export const USAGE = `npm run flow -- <integration.yml> [--flow name] [--payload @event.json] [--config name=value …]
                [--components file] [--json] [--connect environment]

Runs a flow of an integration that was exported from the platform (definitionVersion 7), and shows
each step: its inputs, its answer, its requests and its waits.

--flow       the flow's name; may be left out where there is one only
--payload    the event's body: JSON, or @file with it
--config     the value of a config variable; @file takes what a file holds
--components a module (.js, .cjs, .ts) whose default export has a function for each action of other
             components: { slack: { postMessage: (inputs) => ({ ok: true }) } }
--json       prints the whole run as JSON
--connect    an environment of yours: you sign in to it in the browser, as yourself

Without --connect it runs against a fresh local Dataverse, or against the environment that DATAVERSE_URL
and the variables beside it name, as npx d365 does. Code steps run as they are, with all that Node lets
them do: run files that you trust.`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  flow: { type: "string" },
  payload: { type: "string" },
  config: { type: "string", multiple: true },
  components: { type: "string" },
  json: { type: "boolean" },
} as const;

/** @throws Error with one sentence for anything that cannot be understood. */
export function parseFlowArguments(words: readonly string[]): FlowArguments {
  const { connect, rest } = takeConnect(words);
  const { values, positionals } = parseWords(rest, OPTIONS, USAGE);
  const [file, another] = positionals;
  if (another !== undefined) throw new Error(`One file at a time: ${file} or ${another}?`);
  return {
    help: values.help ?? false,
    file,
    json: values.json ?? false,
    connect,
    options: {
      ...(values.flow === undefined ? {} : { flow: values.flow }),
      ...(values.payload === undefined ? {} : payloadOf(values.payload)),
      configVars: configVarsOf(values.config ?? []),
      ...(values.components === undefined ? {} : { components: componentsOf(values.components) }),
    },
  };
}

const payloadOf = (given: string) => {
  const payloadText = given.startsWith("@") ? readJson(given.slice(1)).text : given;
  try {
    return { payloadText, payload: JSON.parse(payloadText.replace(/^\uFEFF/, "")) as unknown };
  } catch (error) {
    throw new Error(`--payload wants JSON, or @file with it: ${(error as Error).message}.`);
  }
};

const configVarsOf = (pairs: readonly string[]): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [name, text] = nameAndValue("--config", pair);
    const isFile = text.startsWith("@") && !text.startsWith("@@");
    const value = isFile ? fileValue(text.slice(1)) : text.replace(/^@@/, "@");
    setOwn(values, name, value);
  }
  return values;
};

const componentsOf = (file: string): Components => {
  let loaded: { readonly default?: unknown };
  try {
    loaded = createRequire(__filename)(path.resolve(file)) as { readonly default?: unknown };
  } catch (error) {
    throw new Error(`The module ${file} cannot be loaded: ${(error as Error).message}.`);
  }
  const found = loaded.default ?? loaded;
  const isGood =
    isRecord(found) &&
    Object.values(found).every(
      (actions) =>
        isRecord(actions) && Object.values(actions).every((act) => typeof act === "function"),
    );
  if (isGood) return found as Components;
  throw new Error(
    `The module ${file} has to export functions by component and action: { slack: { postMessage: () => … } }.`,
  );
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
