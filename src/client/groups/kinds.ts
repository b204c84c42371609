/** A table of groups, whose rows people know by a name. */
export interface GroupKind {
  /** Label of the input, for messages. */
  readonly input: string;
  /** What one of them is called, for messages. */
  readonly what: string;
  readonly table: string;
  readonly set: string;
  readonly id: string;
  /** Columns that it may be named by; the first one is its name. */
  readonly names: readonly [string, ...string[]];
  /** Columns that are read besides. */
  readonly columns: readonly string[];
}

export const QUEUE: GroupKind = {
  input: "Queue",
  what: "queue",
  table: "queue",
  set: "queues",
  id: "queueid",
  names: ["name", "emailaddress"],
  columns: ["statecode"],
};

export const LIST: GroupKind = {
  input: "List",
  what: "marketing list",
  table: "list",
  set: "lists",
  id: "listid",
  names: ["listname"],
  columns: ["type", "lockstatus", "createdfromcode", "statecode"],
};

export const TEAM: GroupKind = {
  input: "Team",
  what: "team",
  table: "team",
  set: "teams",
  id: "teamid",
  names: ["name", "emailaddress"],
  columns: ["isdefault", "teamtype", "systemmanaged"],
};
