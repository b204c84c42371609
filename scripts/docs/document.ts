import { code } from "../tables/markdownTable";
import { commonRows, renderInputs, renderRows } from "./inputs";
import { renderOutput } from "./output";
import { ABOUT_PRIVILEGES, type DocumentedPrivileges, renderPrivileges } from "./privileges";
import { byRoom } from "./rooms";
import { renderSummary } from "./summary";
import type { DocumentedComponent, DocumentedConnection, DocumentedEntry } from "./types";

const NOTE =
  "<!-- Generated from the component by `npm run docs`. Change the source, not this file. -->";

/** `docs/actions.md`: everything the component offers, actions by room. */
export function renderDocument(
  component: DocumentedComponent,
  rooms: ReadonlyMap<string, string> = new Map(),
  privileges: DocumentedPrivileges = {},
): string {
  const chapters = [
    renderChapter("Actions", Object.values(component.actions), { rooms, privileges }),
    renderChapter("Triggers", Object.values(component.triggers)),
    renderChapter("Data sources", Object.values(component.dataSources)),
    renderChapter("Connections", component.connections.map(toEntry)),
  ];
  const title = `# What ${component.display.label} offers`;
  const summary = renderSummary(component, rooms);
  return `${[NOTE, title, summary, ...chapters].filter(Boolean).join("\n\n")}\n`;
}

const toEntry = ({ key, label, comments, inputs }: DocumentedConnection): DocumentedEntry => ({
  key,
  display: { label, description: comments ?? "" },
  inputs,
});

/** What is known of actions beside themselves. */
interface AboutActions {
  readonly rooms: ReadonlyMap<string, string>;
  readonly privileges: DocumentedPrivileges;
}

const NOTHING: AboutActions = { rooms: new Map(), privileges: {} };

const renderChapter = (
  title: string,
  entries: readonly DocumentedEntry[],
  { rooms, privileges }: AboutActions = NOTHING,
): string => {
  if (entries.length === 0) return "";
  const groups = byRoom(entries, rooms).flatMap(({ room, entries: members }) => {
    const shared = { common: commonRows(members.map(({ inputs }) => inputs)), privileges };
    if (room === "") return members.map((entry) => renderEntry(entry, "###", { privileges }));
    return [
      `### ${room}`,
      ...(shared.common.length > 0 ? [COMMON, renderRows(shared.common)] : []),
      ...members.map((entry) => renderEntry(entry, "####", shared)),
    ];
  });
  const about = Object.keys(privileges).length > 0 ? [ABOUT_PRIVILEGES] : [];
  return [`## ${title}`, ...about, ...groups].join("\n\n");
};

const COMMON = "Every action of this group has these inputs, and those of its table:";

interface Shared extends Pick<AboutActions, "privileges"> {
  /** Rows of inputs that were shown for all actions of a room. */
  readonly common?: Parameters<typeof renderInputs>[1];
}

const renderEntry = (
  entry: DocumentedEntry,
  level: string,
  { common = [], privileges }: Shared,
) => {
  const { key, display, inputs, examplePayload, outputSchema, staticBranchNames } = entry;
  const parts = [
    `${level} ${display.label} (${code(key)})`,
    display.description,
    renderInputs(inputs, common),
    renderPrivileges(key, privileges),
  ].filter(Boolean);
  if (staticBranchNames?.length) {
    parts.push(`**Branches:** ${staticBranchNames.map((name) => `*${name}*`).join(", ")}`);
  }
  if (outputSchema) parts.push(`**Answer:** ${renderOutput(outputSchema)}`);
  if (examplePayload !== undefined) {
    parts.push(`**Example:**\n\n\`\`\`json\n${JSON.stringify(examplePayload, null, 2)}\n\`\`\``);
  }
  return parts.join("\n\n");
};
