import type { Published, PublishedInput } from "../../../runner/bundle";
import { inputPlace } from "../../../runner/cli/inputPlace";
import { missingInput } from "../../../runner/cli/missingInput";
import { ownValue, setOwn } from "../../../src/client/objects/ownProperty";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Secrets } from "../secrets";

/**
 * The values of a form, as the platform would pass them on. What was typed into an input for a password
 * is a secret from now on.
 *
 * @throws Problem with 400 for a name that is no input's, and for an input that is missing
 */
export function checkInputs(
  key: string,
  { inputs: declared }: Published,
  given: unknown,
  secrets: Secrets,
): Record<string, unknown> {
  const values = checkNames(key, declared, asObject(given ?? {}, "inputs"));
  for (const input of declared) addSecrets(input, ownValue(values, input.key), secrets);
  const missing = missingInput(declared, values);
  if (missing) throw new Problem(400, `${missing.label} (${missing.key}) is missing.`);
  return values;
}

const checkNames = (
  key: string,
  declared: readonly PublishedInput[],
  given: Record<string, unknown>,
): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const input = declared.find((each) => each.key === name);
    if (!input) throw new Problem(400, sentence(key, declared, name));
    if (input.type === "connection") {
      throw new Problem(400, `${name} is given by the playground: it has one connection only.`);
    }
    setOwn(values, name, value);
  }
  return values;
};

/** What the command line says of it, without its advice. */
const sentence = (key: string, declared: readonly PublishedInput[], name: string): string => {
  try {
    inputPlace(key, declared, name);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [said = ""] = text.split("; see: ");
    return said.endsWith("?") ? said : `${said}.`;
  }
  return `${name} belongs into the structured input that has it.`;
};

const addSecrets = (input: PublishedInput, value: unknown, secrets: Secrets): void => {
  if (input.type === "password") secrets.add(value);
  if (!input.inputs || typeof value !== "object" || value === null) return;
  for (const child of input.inputs) {
    addSecrets(child, ownValue(value as Record<string, unknown>, child.key), secrets);
  }
};
