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
--payload a file with the JSON body that a trigger's request has; its example where left out
--state   a file that a scheduled trigger's state is kept in; shown with the answer where left out
A key that means several: action:<key>, dataSource:<key> or trigger:<key>.
Runs against a fresh local Dataverse; against one that npm run sandbox serves, where DATAVERSE_URL
is its address; or against the environment that DATAVERSE_URL, DATAVERSE_TENANT_ID,
DATAVERSE_CLIENT_ID and DATAVERSE_CLIENT_SECRET name.`;

/** @throws Error with one sentence for anything that cannot be understood. */
export const parseArguments = (words: readonly string[]): Arguments => {
  const inputs: (readonly [string, string])[] = [];
  const rest = [...words];
  let key: string | undefined;
  let help = false;
  let trace = false;
  let file: Record<string, unknown> = {};
  let payload: string | undefined;
  let state: string | undefined;
  const value = (option: string): string => {
    const word = rest.shift();
    if (word === undefined) throw new Error(`${option} wants a value behind it.`);
    return word;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--help" || word === "-h") help = true;
    else if (word === "--trace") trace = true;
    else if (word === "--json") file = readInputs(value(word));
    else if (word === "--payload") payload = value(word);
    else if (word === "--state") state = value(word);
    else if (word === "--input" || word === "-i") inputs.push(pair(value(word)));
    else if (word.startsWith("-")) throw new Error(`There is no option ${word}.\n\n${USAGE}`);
    else if (key === undefined) key = word;
    else throw new Error(`One key at a time: ${key} or ${word}?`);
  }
  return { key, help, trace, inputs, file, payload, state };
};

const pair = (text: string): readonly [string, string] => {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--input wants name=value, not ${text}.`);
  return [text.slice(0, at), text.slice(at + 1)];
};

const readInputs = (path: string): Record<string, unknown> => {
  const { value } = readJson(path);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(
    `The file ${path} has to hold a JSON object of inputs, e.g. { "entityType": "accounts" }.`,
  );
};
