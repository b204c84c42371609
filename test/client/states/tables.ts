import type { ChoiceOption, TableDefinition } from "../../../src/client/types/tables";
import { column } from "../values/fixtures";

/** States by their numbers, each with its label and its statuses; the first status is the default one. */
export type Model = Readonly<Record<number, readonly [label: string, statuses: Statuses]>>;
type Statuses = Readonly<Record<number, string>>;

interface More {
  readonly transitions?: Readonly<Record<number, readonly number[]>>;
  /** Labels in another language, by the label in the caller's. */
  readonly translated?: Readonly<Record<string, string>>;
}

/** A table of which only the states matter. */
export const tableWith = (
  logicalName: string,
  model: Model,
  { transitions, translated = {} }: More = {},
): TableDefinition => {
  const labels = (label: string) => {
    const other = Object.hasOwn(translated, label) ? translated[label] : undefined;
    return other === undefined ? [label] : [label, other];
  };
  const states: ChoiceOption[] = [];
  const statuses: ChoiceOption[] = [];
  for (const [value, [label, own]] of Object.entries(model)) {
    const state = Number(value);
    const numbers = Object.keys(own).map(Number);
    states.push({ value: state, label, labels: labels(label), defaultStatus: numbers[0] });
    for (const number of numbers) {
      const name = own[number] ?? "";
      const after = transitions?.[number];
      statuses.push({
        value: number,
        label: name,
        labels: labels(name),
        state,
        ...(after ? { transitions: after } : {}),
      });
    }
  }
  return {
    metadataId: "",
    logicalName,
    schemaName: logicalName,
    entitySetName: `${logicalName}s`,
    displayName: logicalName,
    pluralDisplayName: undefined,
    labels: [],
    primaryIdAttribute: `${logicalName}id`,
    primaryNameAttribute: "name",
    isCustom: false,
    tableType: "Standard",
    isIntersect: false,
    isActivity: false,
    isChild: false,
    isPrivate: false,
    changeTracking: false,
    columns: new Map(
      states.length === 0
        ? []
        : [
            ["statecode", column("state", { logicalName: "statecode", options: states })],
            ["statuscode", column("status", { logicalName: "statuscode", options: statuses })],
          ],
    ),
    companions: [],
    keys: [],
    relationships: [],
    ...(transitions ? { enforcesTransitions: true } : {}),
  };
};

/** Microsoft's own states, as far as its pages or public code that was run against a tenant name them. */
export const MODELS = {
  opportunity: {
    0: ["Open", { 1: "In Progress", 2: "On Hold" }],
    1: ["Won", { 3: "Won" }],
    2: ["Lost", { 4: "Canceled", 5: "Out-Sold" }],
  },
  quote: {
    0: ["Draft", { 1: "In Progress" }],
    1: ["Active", { 2: "In Progress", 3: "Open" }],
    2: ["Won", { 4: "Won" }],
    3: ["Closed", { 5: "Lost", 6: "Canceled", 7: "Revised" }],
  },
  salesorder: {
    0: ["Active", { 1: "New", 2: "Pending" }],
    1: ["Submitted", { 3: "In Progress" }],
    2: ["Canceled", { 4: "No Money" }],
    3: ["Fulfilled", { 100001: "Complete", 100002: "Partial" }],
    4: ["Invoiced", { 100003: "Invoiced" }],
  },
  incident: {
    0: ["Active", { 1: "In Progress", 2: "On Hold", 3: "Waiting for Details", 4: "Researching" }],
    1: ["Resolved", { 5: "Problem Solved", 1000: "Information Provided" }],
    2: ["Canceled", { 6: "Canceled", 2000: "Merged" }],
  },
  asyncoperation: {
    0: ["Ready", { 0: "Waiting For Resources" }],
    1: ["Suspended", { 10: "Waiting" }],
    2: ["Locked", { 20: "In Progress", 21: "Pausing", 22: "Canceling" }],
    3: ["Completed", { 30: "Succeeded", 31: "Failed", 32: "Canceled" }],
  },
} as const satisfies Record<string, Model>;
