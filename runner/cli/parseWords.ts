import { type ParseArgsConfig, parseArgs } from "node:util";

/**
 * The options of a command line, and its other words.
 *
 * @throws Error with one sentence for what cannot be understood, and how the command is used
 */
export function parseWords<T extends NonNullable<ParseArgsConfig["options"]>>(
  words: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    // Node's advice is on positional arguments. The name of an option may have a dot in it.
    const [first = ""] = (error as Error).message.split(/\.(?:\s|$)/, 1);
    throw new Error(`${first}.\n\n${usage}`);
  }
}

/** The two halves of `name=value`; the value may have more of these signs in it. */
export function nameAndValue(
  option: string,
  text: string,
  wanted = "name=value",
): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`${option} wants ${wanted}, not ${text}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
