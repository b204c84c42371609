import { parseArgs } from "node:util";
import { takeConnect } from "./connectOption";
import { nameAndValue } from "./parseWords";
import { readJson } from "./readJson";

export interface Arguments {
  readonly key: string | undefined;
  readonly help: boolean;
  /** Shows each request. */
  readonly trace: boolean;
  /** `name=value` pairs in their order; a name may come more than once. */
  readonly inputs: readonly (readonly [name: string, value: string])[];
  /** Inputs from a JSON file. */
  readonly file: Readonly<Record<string, unknown>>;
  /** File with the body that a trigger's request has. */
  readonly payload: string | undefined;
  /** Environment that a person signs in to through the browser. */
  readonly connect: string | undefined;
  /** How the answer is shown; as a table on a terminal and as JSON elsewhere where left out. */
  readonly output: "json" | "table" | undefined;
  /** File that a polling trigger's state is kept in. */
  readonly state: string | undefined;
}

export const USAGE = `npx d365                                    lists actions, data sources and triggers
npx d365 <key> --help                       shows the inputs
npx d365 <key> [--input name=value …] [--json file] [--trace]
npm run action -- <key> … does the same, with a heading of npm's before it

--input   a value as a builder would type it; repeat a name for lists; name=@file takes what a
          file holds (.csv: its rows; else its text), @@ begins a text with one @
--json    a file with an object of inputs
--trace   shows each request
--output  json or table; where left out, a table on a terminal and JSON for a pipe or a file
--payload a file with the JSON body that a trigger's request has; its example where left out
--state   a file that a scheduled trigger's state is kept in; shown with the answer where left out
--connect an environment of yours: you sign in to it in the browser, as yourself
A key that means several: action:<key>, dataSource:<key> or trigger:<key>.
Runs against a fresh local Dataverse; against one that npm run sandbox or npx dataverse-sandbox
serves, where DATAVERSE_URL is its address; or against the environment that DATAVERSE_URL,
DATAVERSE_CLIENT_ID and DATAVERSE_CLIENT_SECRET name, with DATAVERSE_CERTIFICATE and
DATAVERSE_PRIVATE_KEY, two files, in place of the secret. The tenant is found where DATAVERSE_TENANT_ID is blank.
--connect wants DATAVERSE_CLIENT_ID only: an app registration for desktops.`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  trace: { type: "boolean" },
  json: { type: "string" },
  payload: { type: "string" },
  state: { type: "string" },
  output: { type: "string" },
  input: { type: "string", short: "i", multiple: true },
} as const;

/** @throws Error with one sentence for anything that cannot be understood. */
export function parseArguments(words: readonly string[]): Arguments {
  const { connect, rest } = takeConnect(words);
  const { values, positionals } = parse(rest);
  const assigned = positionals.find((word) => word.includes("="));
  if (assigned !== undefined) throw new Error(`An input goes behind --input: --input ${assigned}`);
  const [key, another] = positionals;
  if (another !== undefined) throw new Error(`One key at a time: ${key} or ${another}?`);
  return {
    key,
    help: values.help ?? false,
    trace: values.trace ?? false,
    inputs: (values.input ?? []).map((text) => nameAndValue("--input", text)),
    file: values.json === undefined ? {} : readInputs(values.json),
    payload: values.payload,
    connect,
    state: values.state,
    output: outputOf(values.output),
  };
}

function outputOf(text: string | undefined): "json" | "table" | undefined {
  if (text === undefined || text === "json" || text === "table") return text;
  throw new Error(`--output is json or table, not ${text}.`);
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Error(sentence(error));
  }
}

/** What Node says of an option, without its advice on positional arguments. */
function sentence(error: unknown): string {
  const { code, message } =
    error instanceof Error && "code" in error ? error : { code: "", message: String(error) };
  const option = /'(-[^'\s,]*)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option ${option}.\n\n${USAGE}`;
  const named = /--[\w-]+/.exec(message)?.[0] ?? option;
  return /argument missing|ambiguous/.test(message) ? `${named} wants a value behind it.` : message;
}

function readInputs(path: string): Record<string, unknown> {
  const { value } = readJson(path);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(
    `The file ${path} has to hold a JSON object of inputs, e.g. { "entityType": "accounts" }.`,
  );
}
