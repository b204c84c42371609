import { code, markdownTable } from "../tables/markdownTable";
import { anchor } from "./anchor";
import { byRoom } from "./rooms";
import type { DocumentedComponent, DocumentedEntry } from "./types";

type Rooms = ReadonlyMap<string, string>;

/** The tables of actions at the head of `docs/actions.md`, one a room. */
export function renderSummary({ actions }: DocumentedComponent, rooms: Rooms = new Map()): string {
  return byRoom(Object.values(actions), rooms)
    .map(({ room, entries }) => (room === "" ? "" : `**${room}**\n\n`) + summaryTable(entries))
    .join("\n\n");
}

/** The short list for the README: a line for each room, and one for each other kind of thing. */
export function renderRooms(component: DocumentedComponent, rooms: Rooms = new Map()): string {
  const { actions, triggers, dataSources } = component;
  const kinds = [
    ...byRoom(Object.values(actions), rooms).map(({ room, entries }) => [room, entries] as const),
    ["Triggers", Object.values(triggers)] as const,
    ["Data sources", Object.values(dataSources)] as const,
  ];
  return kinds
    .filter(([, entries]) => entries.length > 0)
    .map(([kind, entries]) => `- **${kind || "Actions"}**: ${entries.map(toLink).join(" · ")}`)
    .join("\n");
}

const summaryTable = (entries: readonly DocumentedEntry[]): string =>
  markdownTable(
    ["Action", "Key", "What it does"],
    entries.map(({ key, display }) => [display.label, code(key), display.description]),
  );

const toLink = (entry: DocumentedEntry): string =>
  `[${entry.display.label}](docs/actions.md#${anchorOf(entry)})`;

/** The anchor of the heading `Label (`key`)`. */
const anchorOf = ({ key, display }: DocumentedEntry): string => anchor(`${display.label} ${key}`);
