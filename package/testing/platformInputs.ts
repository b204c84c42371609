import type { Input } from "../types";

/**
 * The inputs of a call as the platform passes them on to an action: defaults where nothing is given, and rows
 * of key and value for an object. Names that are no inputs go along, so that the action says what it makes
 * of them.
 */
export function platformInputs(inputs: readonly Input[], given: object): Record<string, unknown> {
  const values = given as Readonly<Record<string, unknown>>;
  const declared = inputs.map((input) => [input.key, passedValue(input, values[input.key])]);
  return { ...values, ...Object.fromEntries(declared) };
}

const passedValue = (input: Input, given: unknown): unknown => {
  const value = given ?? input.default;
  return input.collection === "keyvaluelist" ? rowsOf(input, value) : value;
};

/** Values other than text become JSON: in rows the platform carries text only. */
const rowsOf = ({ key }: Input, value: unknown): unknown => {
  if (value === undefined || value === null || value === "" || Array.isArray(value)) return value;
  if (typeof value === "object") {
    return Object.entries(value).map(([name, each]) => ({
      key: name,
      value: typeof each === "string" ? each : JSON.stringify(each),
    }));
  }
  throw new Error(
    `${key} takes rows of key and value, or an object: of other values code-native flows make rows that mean nothing.`,
  );
};
