import { lazily } from "../lazily";

/** What the registry of operations has of this room. */
export const groupOperations = {
  /** Puts records into a queue, with a result for each. */
  addToQueue: lazily(async () => (await import("./addToQueue")).addToQueue),
  /** Takes records out of their queue, or has somebody work on them. */
  removeFromQueue: lazily(async () => (await import("./changeItems")).removeFromQueue),
  pickFromQueue: lazily(async () => (await import("./changeItems")).pickFromQueue),
  /** Adds members to a marketing list, or removes them. */
  addListMembers: lazily(async () => (await import("./listMembers")).addListMembers),
  removeListMembers: lazily(async () => (await import("./listMembers")).removeListMembers),
  /** The same with the users of a team. */
  addTeamMembers: lazily(async () => (await import("./teamMembers")).addTeamMembers),
  removeTeamMembers: lazily(async () => (await import("./teamMembers")).removeTeamMembers),
  /** Queues, marketing lists or teams, as `listRecordsForPicker` lists records. */
  listGroups: lazily(async () => (await import("./listGroups")).listGroups),
} as const;
