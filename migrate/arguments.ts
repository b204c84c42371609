import { nameAndValue, parseWords } from "../runner/cli/parseWords";
import { setOwn } from "../src/client/objects/ownProperty";

export interface Arguments {
  readonly file: string | undefined;
  readonly help: boolean;
  /** The findings as JSON. */
  readonly json: boolean;
  /** Where the rewritten file goes: beside the saved one, in its place, or nowhere. */
  readonly write: "beside" | "inPlace" | undefined;
  /** File to write to in place of the one beside. */
  readonly output: string | undefined;
  /** Version of the private component. */
  readonly version: string;
  /** Whether the rewritten file is run against a sandbox. */
  readonly run: boolean;
  /** The only flow to run. */
  readonly flow: string | undefined;
  /** File with the JSON body that flows begin with. */
  readonly payload: string | undefined;
  /** Values of config variables, by their keys. */
  readonly configVars: Readonly<Record<string, string>>;
}

export const USAGE = `npm run migrate -- <file>             says what becomes of each step of a saved integration
npm run migrate -- <file> --write     writes <file>.migrated.yml, which names the private component

--output  the file to write in place of the one beside; implies --write
--in-place  writes over the saved file; implies --write
--component-version  a number in place of LATEST
--run     runs the rewritten flows against a fresh local Dataverse, and checks each answer; code steps run
          as they are, so only for files that you trust
--flow    the only flow to run
--payload @file.json  the body of the event that a flow begins with
--config-var key=value  the value of a config variable; may be repeated
--json    the same for programs
The file is an integration of version 7, as the designer exports it (YAML). Without --run nothing is sent.`;

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  json: { type: "boolean" },
  write: { type: "boolean" },
  "in-place": { type: "boolean" },
  output: { type: "string" },
  "component-version": { type: "string" },
  run: { type: "boolean" },
  flow: { type: "string" },
  payload: { type: "string" },
  "config-var": { type: "string", multiple: true },
} as const;

/** @throws Error with one sentence for anything that cannot be understood. */
export function parseArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parseWords(words, OPTIONS, USAGE);
  const [file, another] = positionals;
  if (another !== undefined) throw new Error(`One file at a time: ${file} or ${another}?`);
  const inPlace = values["in-place"] ?? false;
  if (inPlace && values.output !== undefined)
    throw new Error("--in-place and --output name two files: leave one of them out.");
  const isWritten = values.write === true || values.output !== undefined;
  return {
    file,
    help: values.help ?? false,
    json: values.json ?? false,
    write: inPlace ? "inPlace" : isWritten ? "beside" : undefined,
    output: values.output,
    version: versionOf(values["component-version"] ?? "LATEST"),
    run: values.run ?? false,
    flow: values.flow,
    payload: values.payload?.replace(/^@/, ""),
    configVars: configVarsOf(values["config-var"] ?? []),
  };
}

const versionOf = (given: string): string => {
  const version = given.trim().toUpperCase();
  if (version === "LATEST" || /^[1-9]\d{0,8}$/.test(version)) return version;
  throw new Error(`--component-version is ${given}; expected a whole number or LATEST.`);
};

const configVarsOf = (pairs: readonly string[]): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const [key, value] = nameAndValue("--config-var", pair, "key=value");
    setOwn(values, key, value);
  }
  return values;
};
