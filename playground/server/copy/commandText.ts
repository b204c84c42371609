import type { Published, PublishedInput } from "../../../runner/bundle";
import type { Runnable } from "../../../runner/run";
import { ownValue } from "../../../src/client/objects/ownProperty";
import { isLeftOut } from "./isLeftOut";

const PREFIX: Readonly<Record<Runnable, string>> = {
  actions: "action",
  dataSources: "dataSource",
  triggers: "trigger",
};

/** A call as `npx d365` takes it, in the words of a POSIX shell. */
export function commandText(
  of: Runnable,
  key: string,
  { inputs: declared }: Published,
  inputs: Readonly<Record<string, unknown>>,
): string {
  const pairs = declared.flatMap((input) => wordsOf(input, ownValue(inputs, input.key)));
  const words = pairs.map((pair) => `--input ${shellWord(pair)}`);
  return ["npx d365", `${PREFIX[of]}:${key}`, ...words].join(" \\\n  ").replace(" \\\n  ", " ");
}

/** `name=value`, lists as JSON; once for each child of a structured input. */
const wordsOf = (input: PublishedInput, value: unknown, parent = ""): string[] => {
  const name = `${parent}${input.key}`;
  if (isLeftOut(input, value)) return [];
  if (input.inputs && isObject(value)) {
    return input.inputs.flatMap((child) => wordsOf(child, ownValue(value, child.key), `${name}.`));
  }
  return [`${name}=${typeof value === "string" ? begun(value) : JSON.stringify(value)}`];
};

/** A text that begins with @ would be taken for a file's name. */
const begun = (text: string): string => (text.startsWith("@") ? `@${text}` : text);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shellWord = (text: string): string =>
  /^[\w./:=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
