import { lazily } from "../lazily";

/** What the registry of operations has of this room. */
export const unifiedOperations = {
  /** Records of a model that is the same for every CRM: one page. */
  listUnified: lazily(async () => (await import("./listUnified")).listUnified),
  getUnified: lazily(async () => (await import("./getUnified")).getUnified),
  /** Writes one, by its ID or a key, or a new one. */
  upsertUnified: lazily(async () => (await import("./upsertUnified")).upsertUnified),
} as const;
