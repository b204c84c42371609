import type { Inputs } from "@prismatic-io/spectral";
import { InputError, nearest } from "../../client";
import { isUnset } from "../clean";
import { type Options, readOptions } from "./readOptions";
import { shownName } from "./shownName";

type Params = Readonly<Record<string, unknown>>;

interface Checked {
  readonly params: Params;
  readonly warnings: readonly string[];
}

/**
 * The values that the inputs declare, with Options as an object of cleaned values. An input that nobody
 * declares is left out and named in a warning, since saved flows may carry old ones.
 *
 * @throws InputError for a value beside Options that belongs in it, and for what Options cannot take
 */
export function checkParams(declared: Inputs, given: Params): Checked {
  const options = optionsOf(declared);
  const params: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(declared, name)) params[name] = given[name];
    else if (!isUnset(given[name])) unknown.push(name);
  }
  if (options) {
    refuseMisplaced(unknown.filter((name) => Object.hasOwn(options, name)));
    params["options"] = readOptions(options, declared, given["options"]);
  }
  return { params, warnings: unknown.map((name) => warningOf(name, declared, options)) };
}

const optionsOf = ({ options }: Inputs): Options | undefined =>
  options?.type === "structuredObject" ? options.inputs : undefined;

const refuseMisplaced = (names: readonly string[]): void => {
  const [first] = names;
  if (first === undefined) return;
  const belong = names.length === 1 ? "belongs" : "belong";
  throw new InputError(
    `${names.join(" and ")} ${belong} in Options, not beside it: set Options to {${names.map((name) => `"${name}": …`).join(", ")}}.`,
  );
};

const warningOf = (name: string, declared: Inputs, options: Options = {}): string => {
  const beside = nearest(name, Object.keys(declared));
  const inside = nearest(name, Object.keys(options)).map((key) => `${key} in Options`);
  const [meant] = [...beside, ...inside];
  return `There is no input ${shownName(name)}: its value is ignored${meant ? `; was ${meant} meant?` : "."}`;
};
