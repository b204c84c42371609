import type { DocumentedInput } from "../docs/types";
import { literal, objectType, type Property, unionOf } from "./writing";

/** An input as the component has it, with the function that reads its values. */
export interface TypedInput extends Omit<DocumentedInput, "inputs"> {
  readonly clean?: unknown;
  readonly inputs?: readonly TypedInput[] | undefined;
}

/** Inputs as properties: what is not required may be unset in every way that flows have. */
export function inputProperties(inputs: readonly TypedInput[]): Property[] {
  return inputs.map((input) => {
    const isOptional = !isNeeded(input);
    const type = inputType(input);
    return {
      name: input.key,
      type: isOptional && type !== "unknown" ? `${type} | Unset` : type,
      isOptional,
      about: aboutOf(input),
    };
  });
}

/** Whether an action refuses a call without it, or is of no use then. */
const isNeeded = (input: TypedInput): boolean =>
  input.required === true && (input.type === "code" || !accepts(input, undefined));

const inputType = (input: TypedInput): string => {
  const { type, collection, model, inputs } = input;
  if (type === "connection") return "Connection";
  if (type === "boolean") return "Flag";
  if (inputs) return `${objectType(inputProperties(inputs))} | string`;
  if (collection === "keyvaluelist") return "KeyValues";
  if (collection === "valuelist") return model ? `ListOf<${choices(model)}>` : "TextList";
  return model ? choices(model) : acceptedTypes(input);
};

const choices = (model: readonly { readonly value: string }[]): string =>
  unionOf(model.map(({ value }) => literal(value)));

const someId = "00000000-0000-0000-0000-000000000001";

/** Values of each type, of which an input takes one wherever it takes the type. */
const samples: readonly (readonly [type: string, values: readonly unknown[]])[] = [
  ["JsonObject", [{ table: "account", id: someId }]],
  ["readonly unknown[]", [[someId], [{ a: 1 }]]],
  ["Uint8Array", [Buffer.from("file")]],
];

/** Text, which may be JSON, is always taken; what else is, the function that reads the values says. */
const acceptedTypes = (input: TypedInput): string => {
  if (typeof input.clean !== "function") return "unknown";
  const others = samples.filter(([, values]) => values.some((value) => accepts(input, value)));
  if (others.length === 0 && yieldsNumber(input)) return "number | string";
  return unionOf(["string", ...others.map(([type]) => type)]);
};

/** What takes JSON reads `7` as a number as well; text may be given as a number too, which is more often a mistake. */
const yieldsNumber = ({ clean }: TypedInput): boolean => {
  try {
    return typeof clean === "function" && typeof clean("7") === "number";
  } catch {
    return false;
  }
};

const accepts = ({ clean }: TypedInput, value: unknown): boolean => {
  if (typeof clean !== "function") return true;
  try {
    clean(value);
    return true;
  } catch {
    return false;
  }
};

/** A default that is an example has more than one line. */
const aboutOf = ({ comments = "", default: fallback }: TypedInput): string => {
  const isShown = typeof fallback === "string" && /^(?!\[\]$).{1,40}$/.test(fallback);
  return [comments, isShown ? `Default: ${fallback}.` : ""].filter(Boolean).join(" ");
};
