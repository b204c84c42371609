import { lazily } from "../lazily";

/** What the registry of operations has of this room. */
export const unifiedOperations = {
  /** Records of a model that is the same for every CRM: one page. */
  listUnified: lazily(async () => (await import("./listUnified")).listUnified),
  getUnified: lazily(async () => (await import("./getUnified")).getUnified),
  /** Writes one, by its ID or a key, or a new one. */
  upsertUnified: lazily(async () => (await import("./upsertUnified")).upsertUnified),
  /** What a trigger reads for a model, and its changes with their records as the model has them. */
  unifiedReading: lazily(async () => (await import("./unifyChanges")).unifiedReading),
  unifyChanges: lazily(async () => (await import("./unifyChanges")).unifyChanges),
  /** The record of an event as a model has it. */
  unifyRecord: lazily(async () => (await import("./unifyRecord")).unifyRecord),
} as const;
