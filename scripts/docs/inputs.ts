import { code, markdownTable } from "../tables/markdownTable";
import type { DocumentedInput } from "./types";

const HEAD = ["Input", "Key", "Type", "Required", "Default", "Meaning"];

/** The table of inputs, with the children of a structured input under their parent's key. */
export function renderInputs(inputs: readonly DocumentedInput[]): string {
  return inputs.length === 0
    ? "No inputs."
    : markdownTable(
        HEAD,
        inputs.flatMap((input) => rowsOf(input, "")),
      );
}

const rowsOf = (input: DocumentedInput, parent: string): string[][] => [
  [
    input.label,
    code(`${parent}${input.key}`),
    typeOf(input),
    input.required ? "yes" : "",
    typeof input.default === "string" ? code(input.default) : "",
    [input.comments ?? "", choicesOf(input)].filter(Boolean).join(" "),
  ],
  ...(input.inputs ?? []).flatMap((child) => rowsOf(child, `${parent}${input.key}.`)),
];

const typeOf = ({ type, language, collection }: DocumentedInput): string => {
  const base = language ? `${type} (${language})` : type;
  if (collection === "valuelist") return `list of ${base}`;
  return collection === "keyvaluelist" ? `key/value list of ${base}` : base;
};

const choicesOf = ({ model }: DocumentedInput): string =>
  model ? `One of ${model.map(({ value }) => code(value)).join(", ")}.` : "";
