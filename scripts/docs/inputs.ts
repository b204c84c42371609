import { code, markdownTable } from "../tables/markdownTable";
import type { DocumentedInput } from "./types";

const HEAD = ["Input", "Key", "Type", "Required", "Default", "Meaning"];

type Row = readonly string[];

/**
 * The table of inputs, with the children of a structured input under their parent's key.
 *
 * @param told rows that are in the text already, and left out here
 */
export function renderInputs(
  inputs: readonly DocumentedInput[],
  told: readonly Row[] = [],
): string {
  if (inputs.length === 0) return "No inputs.";
  const known = new Set(told.map(String));
  const rows = inputs
    .flatMap((input) => rowsOf(input, ""))
    .filter((row) => !known.has(String(row)));
  return rows.length === 0 ? "No other inputs." : markdownTable(HEAD, rows);
}

/** Fewer actions than these say all of their inputs themselves. */
const FEWEST_SHARING = 4;

/** The rows of inputs that every one of these actions has alike. */
export function commonRows(lists: readonly (readonly DocumentedInput[])[]): Row[] {
  if (lists.length < FEWEST_SHARING) return [];
  const [first = [], ...others] = lists.map((inputs) =>
    inputs.flatMap((input) => rowsOf(input, "")),
  );
  const known = others.map((rows) => new Set(rows.map(String)));
  return first.filter((row) => known.every((rows) => rows.has(String(row))));
}

export function renderRows(rows: readonly Row[]): string {
  return markdownTable(
    HEAD,
    rows.map((row) => [...row]),
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
