import type { MirrorGuards, MissingRows, ReferringTable } from "../types";

const MOST_REMOVALS = 100;
const MOST_PERCENT = 20;
const MOST_TOLD = 8;

/** What removals are held against. */
export interface Due {
  readonly missing: MissingRows;
  /** Records of the list. */
  readonly listed: number;
  /** Rows that would be removed. */
  readonly removals: number;
  /** Rows in the scope when it was read. */
  readonly scopeRows: number;
  /** Records of which it is not known which row they mean. */
  readonly unkeyed: readonly number[];
  /** Records whose row Dataverse did not let be read. */
  readonly unclear: readonly number[];
  readonly cascades: readonly ReferringTable[];
}

/** Why nothing may be removed; undefined where all of it may. Pure. */
export function refusedRemovals(
  { missing, listed, removals, scopeRows, unkeyed, unclear, cascades }: Due,
  guards: MirrorGuards,
): string | undefined {
  const { maxRemovals = MOST_REMOVALS, maxRemovalPercent = MOST_PERCENT } = guards;
  if (removals === 0) return undefined;
  if (listed === 0 && !guards.allowEmpty) return "Records is empty, and Allow Empty is not set.";
  const doubt = inDoubt("key", unkeyed) ?? inDoubt("row", unclear);
  if (doubt !== undefined) return doubt;
  if (removals > maxRemovals) {
    return `${removals} ${removals === 1 ? "row" : "rows"} would be removed, and Max Removals is ${maxRemovals}.`;
  }
  if (removals * 100 > maxRemovalPercent * scopeRows) {
    return `${removals} of ${scopeRows} rows in the scope would be removed, and Max Removal Percent is ${maxRemovalPercent}.`;
  }
  if (missing !== "delete" || guards.allowCascade || cascades.length === 0) return undefined;
  const tables = [...new Set(cascades.map(({ table }) => table))];
  const told = tables.slice(0, MOST_TOLD).join(", ");
  const more = tables.length > MOST_TOLD ? ` and ${tables.length - MOST_TOLD} more tables` : "";
  return `Rows of ${told}${more} that refer to a deleted row would be deleted along: set Missing Records to deactivate, or allow it by Allow Cascade.`;
}

const inDoubt = (what: "key" | "row", records: readonly number[]): string | undefined => {
  const [first] = records;
  if (first === undefined) return undefined;
  const others = records.length > 1 ? ` and ${records.length - 1} more` : "";
  return `The ${what} of record ${first}${others} cannot be read, so that its row may be one of those that would be removed.`;
};
