import { code, markdownTable } from "../tables/markdownTable";
import { renderInputs } from "./inputs";
import { renderOutput } from "./output";
import type { DocumentedComponent, DocumentedConnection, DocumentedEntry } from "./types";

const NOTE =
  "<!-- Generated from the component by `npm run docs`. Change the source, not this file. -->";

/** `docs/actions.md`: everything the component offers, in the order of the designer. */
export const renderDocument = (component: DocumentedComponent): string => {
  const chapters = [
    renderChapter("Actions", Object.values(component.actions)),
    renderChapter("Triggers", Object.values(component.triggers)),
    renderChapter("Data sources", Object.values(component.dataSources)),
    renderChapter("Connections", component.connections.map(toEntry)),
  ];
  const title = `# What ${component.display.label} offers`;
  return `${[NOTE, title, ...chapters.filter(Boolean)].join("\n\n")}\n`;
};

/** The table of actions for the README. */
export const renderSummary = ({ actions }: DocumentedComponent): string =>
  markdownTable(
    ["Action", "Key", "What it does"],
    Object.values(actions).map(({ key, display }) => [
      display.label,
      code(key),
      display.description,
    ]),
  );

const toEntry = ({ key, label, comments, inputs }: DocumentedConnection): DocumentedEntry => ({
  key,
  display: { label, description: comments ?? "" },
  inputs,
});

const renderChapter = (title: string, entries: readonly DocumentedEntry[]): string =>
  entries.length === 0 ? "" : [`## ${title}`, ...entries.map(renderEntry)].join("\n\n");

const renderEntry = (entry: DocumentedEntry) => {
  const { key, display, inputs, examplePayload, outputSchema, staticBranchNames } = entry;
  const parts = [`### ${display.label} (${code(key)})`, display.description, renderInputs(inputs)];
  if (staticBranchNames?.length) {
    parts.push(`**Branches:** ${staticBranchNames.map((name) => `*${name}*`).join(", ")}`);
  }
  if (outputSchema) parts.push(`**Answer:** ${renderOutput(outputSchema)}`);
  if (examplePayload !== undefined) {
    parts.push(`**Example:**\n\n\`\`\`json\n${JSON.stringify(examplePayload, null, 2)}\n\`\`\``);
  }
  return parts.join("\n\n");
};
