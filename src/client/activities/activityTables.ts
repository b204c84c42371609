import { ownValue } from "../objects/ownProperty";
import type { ActivityKind, LogActivityParams } from "./types";

export type PartyInput = "from" | "to" | "cc";

/** A kind of activity; its names and numbers are the same in every environment. */
export interface ActivityTable {
  readonly logicalName: ActivityKind;
  readonly entitySetName: string;
  /** For messages: `a phone call`. */
  readonly label: string;
  /** The column of each input that holds people. */
  readonly parties: Readonly<Partial<Record<PartyInput, string>>>;
  readonly hasDirection: boolean;
  /** Status reasons of one that is completed, by its direction. */
  readonly completed: Readonly<Record<NonNullable<LogActivityParams["direction"]>, number>>;
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/activityparty-entity */
const TABLES: Readonly<Record<ActivityKind, ActivityTable>> = {
  phonecall: {
    logicalName: "phonecall",
    entitySetName: "phonecalls",
    label: "a phone call",
    parties: { from: "from", to: "to" },
    hasDirection: true,
    completed: { outgoing: 2, incoming: 4 },
  },
  letter: {
    logicalName: "letter",
    entitySetName: "letters",
    label: "a letter",
    parties: { from: "from", to: "to", cc: "cc" },
    hasDirection: true,
    completed: { outgoing: 4, incoming: 3 },
  },
  appointment: {
    logicalName: "appointment",
    entitySetName: "appointments",
    label: "an appointment",
    parties: { from: "organizer", to: "requiredattendees", cc: "optionalattendees" },
    hasDirection: false,
    completed: { outgoing: 3, incoming: 3 },
  },
  task: {
    logicalName: "task",
    entitySetName: "tasks",
    label: "a task",
    parties: {},
    hasDirection: false,
    completed: { outgoing: 5, incoming: 5 },
  },
};

export function activityTable(kind: ActivityKind): ActivityTable {
  return TABLES[kind];
}

/** The kind of activity of a table; undefined for any other table. */
export function activityTableNamed(logicalName: string): ActivityTable | undefined {
  return ownValue<ActivityTable>(TABLES, logicalName);
}
