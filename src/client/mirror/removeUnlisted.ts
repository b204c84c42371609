import type { RequestMeter } from "../bulk/scheduling/requestMeter";
import type { BulkRowResult } from "../bulk/types";
import type { Session } from "../session/session";
import type { TableDefinition } from "../types/tables";
import { endOf } from "./endOf";
import { refusedRemovals } from "./plan/guards";
import type { MirrorReading } from "./plan/readAll";
import { type ReferringTables, referringTables } from "./plan/referringTables";
import type { ActiveStates } from "./plan/stateOf";
import type { Unlisted } from "./plan/types";
import type { Removed } from "./result";
import type { MirrorParams, Removal, SkippedRemoval } from "./types";
import { removeRows } from "./writing/removeRows";

/** What is to be removed, and what keeps it from that. */
export interface DueRemovals extends ReferringTables {
  /** By id. */
  readonly rows: ReadonlyMap<string, Unlisted>;
  /** Rows that are left as they are in any case. */
  readonly skipped: readonly SkippedRemoval[];
  /** Why nothing may be removed. */
  readonly refused: string | undefined;
}

const NO_KEY = "The row has no value of the key, so that no list can name it.";
const NO_VERSION = "The row came without a version, so that it cannot be removed safely.";
const mayBe = (index: number) =>
  `Dataverse may take its key for that of record ${index}, so that the row is kept.`;

const namedById = (index: number) =>
  `Record ${index} names the row by its id, and another one by its key.`;

/** The rows of the scope that the list does not have, held against the guards. */
export async function toRemovals(
  session: Session,
  { missing = "keep", guards = {}, ...acting }: MirrorParams,
  { plan: { definition }, list, draft, rules, whole }: MirrorReading,
): Promise<DueRemovals> {
  const rows = new Map<string, Unlisted>();
  const none = { rows, skipped: [], refused: undefined, cascades: [], restricts: [] };
  if (missing === "keep" || !whole) return none;
  const skipped: SkippedRemoval[] = draft.withoutKey.map((id) => ({ id, reason: NO_KEY }));
  for (const [id, unlisted] of draft.unlisted) {
    if (missing === "deactivate" && isInactive(unlisted, rules.inactive)) continue;
    const reason = whyKept(unlisted, list.byId.get(id));
    if (reason === undefined) rows.set(id, unlisted);
    else skipped.push({ id, reason });
  }
  const { impersonateUserId, impersonateObjectId } = acting;
  const referring =
    missing === "delete" && rows.size > 0
      ? await referringTables(session, definition, { impersonateUserId, impersonateObjectId })
      : { cascades: [], restricts: [] };
  const { scopeRows, unclear } = draft;
  const { unkeyed, total: listed } = list;
  const { cascades } = referring;
  const due = { missing, listed, removals: rows.size, scopeRows, unkeyed, unclear, cascades };
  return { ...referring, rows, skipped, refused: refusedRemovals(due, guards) };
}

const isInactive = ({ statecode }: Unlisted, states: ActiveStates | undefined): boolean =>
  statecode !== undefined && statecode === states?.inactive.state.value;

const whyKept = (
  { mayBe: index, version }: Unlisted,
  byId: number | undefined,
): string | undefined => {
  if (index !== undefined) return mayBe(index);
  if (byId !== undefined) return namedById(byId);
  return version === undefined ? NO_VERSION : undefined;
};

interface Removing extends DueRemovals {
  readonly params: MirrorParams;
  readonly definition: TableDefinition;
  /** Set where rows are deactivated. */
  readonly states: ActiveStates | undefined;
  /** Why nothing is removed, since not all of the list was carried out. */
  readonly isCut: string | undefined;
  readonly secondsLeft: number;
  readonly onRun: (meter: RequestMeter) => void;
}

/** Removes what is due, unless something keeps it from that: then nothing is removed. */
export async function removeUnlisted(session: Session, due: Removing): Promise<Removed> {
  const { params, rows, skipped, isCut } = due;
  const refused = isCut ?? due.refused;
  const none = (reason: string): Removed => ({
    removals: [],
    skipped: [...skipped, ...[...rows.keys()].map((id) => ({ id, reason }))],
    refused: rows.size > 0 || isCut !== undefined ? reason : undefined,
    whole: rows.size === 0 && isCut === undefined,
  });
  if (refused !== undefined) return none(refused);
  if (rows.size === 0) return { removals: [], skipped, whole: true };
  const status = due.states ? "deactivated" : "deleted";
  if (params.dryRun) {
    return { removals: [...rows.keys()].map((id) => ({ id, status })), skipped, whole: true };
  }
  try {
    return await carryOut(session, due);
  } catch (error) {
    return none(endOf(error));
  }
}

const carryOut = async (
  session: Session,
  { params, definition, states, rows, skipped, secondsLeft, onRun }: Removing,
): Promise<Removed> => {
  const entries = [...rows];
  const run = await removeRows(session, {
    params,
    definition,
    rows: entries,
    states,
    timeBudgetSeconds: secondsLeft,
  });
  onRun(run.throttle.meter);
  const removals: Removal[] = [];
  const left: SkippedRemoval[] = [];
  for (const result of run.outcome.results) {
    const id = entries[result.index]?.[0] ?? "";
    const { status } = result;
    if (status === "unknown") removals.push({ id, status });
    else if (status === "deleted") removals.push({ id, status });
    else if (status === "failed" || status === "notRun")
      left.push({ id, reason: reasonOf(result) });
    else removals.push({ id, status: "deactivated" });
  }
  const whole = left.length === 0 && !removals.some(({ status }) => status === "unknown");
  return { removals, skipped: [...skipped, ...left], whole };
};

const reasonOf = ({ error, status }: BulkRowResult): string => {
  if (error?.status === 412) return "The row has changed since it was read.";
  if (error?.status === 404) return "The row is not there any more.";
  if (error) return error.message;
  return status === "notRun" ? "The time budget was used up." : "The row was refused.";
};
