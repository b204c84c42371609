import { readJson } from "../../src/client/json/readJson";

/** The values inside a structured input, which may be given as JSON text. */
export function structuredValue(name: string, given: unknown): Record<string, unknown> {
  if (given === undefined || given === null || given === "") return {};
  const value = typeof given === "string" ? read(name, given) : given;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(`--input ${name} wants a JSON object, or ${name}.<input>=value.`);
}

const read = (name: string, text: string): unknown => {
  try {
    return readJson(text);
  } catch (error) {
    throw new Error(`--input ${name} holds no JSON: ${(error as Error).message}.`);
  }
};
