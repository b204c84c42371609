import type { Cost } from "../api";
import type { Tally } from "../types";

/** Where requests cost anything at all. */
export const usualCost: Cost = { requestMs: 20, rowMs: 4, bulkRowMs: 1 };

/** Milliseconds a request takes for the work done in it. */
export function costOf(cost: Cost | undefined, { operations, bulkRows }: Tally): number {
  if (cost === undefined) return 0;
  return cost.requestMs + operations * cost.rowMs + bulkRows * cost.bulkRowMs;
}
