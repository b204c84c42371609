import { textTable } from "../../scripts/tables/textTable";
import type { Published, PublishedComponent, PublishedInput } from "../bundle";

/** Actions, data sources and triggers, one a line. */
export function listing({ actions, dataSources, triggers }: PublishedComponent): string {
  return [
    "Actions",
    ...entries(actions),
    "",
    "Data sources",
    ...entries(dataSources),
    "",
    "Triggers",
    ...entries(triggers),
    "",
    "npx d365 <key> --help shows the inputs of one.",
  ].join("\n");
}

/** What one of them does and takes. */
export function help(key: string, { display, inputs }: Published): string {
  return [
    `${key}: ${display.label}`,
    display.description,
    "",
    ...inputs.filter(({ type }) => type !== "connection").flatMap((input) => describe(input)),
    "",
    "* required",
  ].join("\n");
}

/** An input in two lines or more; the children of a structured one are named by it. */
function describe(input: PublishedInput, parent = ""): string[] {
  const { type, collection, required, default: preset, comments, model, example } = input;
  const name = `${parent}${input.key}`;
  return [
    `  ${name}${required ? " *" : ""}  ${collection ?? type}${preset ? ` = ${String(preset)}` : ""}`,
    `      ${comments ?? ""}`,
    ...(model ? [`      one of: ${model.map(({ value }) => value).join(", ")}`] : []),
    ...(example ? [`      e.g. ${example}`] : []),
    ...(input.inputs ?? []).flatMap((child) => describe(child, `${name}.`)),
  ];
}

function entries(group: Readonly<Record<string, Published>>): string[] {
  const rows = Object.entries(group).map(([key, { display }]) => [key, display.description]);
  return rows.length > 0 ? [textTable(undefined, rows, { indent: 2 })] : [];
}
