import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { type BatchAction, isRead, type OnError } from "./actions";

/** The content between two boundaries of the batch: one action, or all of a change set. */
export interface PlannedEntry {
  readonly kind: "single" | "changeSet";
  readonly actions: readonly BatchAction[];
}

/**
 * The order in which actions go on their way: writes as they come, a change set where its first action
 * is, and all reads behind them, so that they see what was written.
 */
export function planEntries(
  actions: readonly BatchAction[],
  onError: OnError,
): readonly PlannedEntry[] {
  const writes: { kind: PlannedEntry["kind"]; actions: BatchAction[] }[] = [];
  const sets = new Map<string, BatchAction[]>();
  for (const action of actions.filter((each) => !isRead(each))) {
    const set = toChangeSet(action, onError);
    const known = set === undefined ? undefined : sets.get(set);
    if (known) known.push(action);
    else {
      const list = [action];
      writes.push({ kind: set === undefined ? "single" : "changeSet", actions: list });
      if (set !== undefined) sets.set(set, list);
    }
  }
  const reads = actions
    .filter(isRead)
    .map((action) => ({ kind: "single", actions: [action] }) as const);
  return [...writes, ...reads];
}

/** Name of the change set an action belongs to; undefined for one that goes alone. */
export function toChangeSet(
  action: Pick<BatchAction, "group" | "action">,
  onError: OnError,
): string | undefined {
  if (isRead(action)) return undefined;
  if (action.group !== undefined) return `group ${action.group}`;
  return onError === "rollback" ? "ungrouped" : undefined;
}

const most = defaults.maxBatchRequests;

/**
 * Batches of at most 1,000 requests each; a change set is never cut.
 *
 * @throws InputError where that cannot be done without breaking what was promised
 */
export function splitEntries(
  entries: readonly PlannedEntry[],
  onError: OnError,
): readonly (readonly PlannedEntry[])[] {
  const total = entries.reduce((sum, { actions }) => sum + actions.length, 0);
  if (onError === "rollback" && total > most) throw tooMany(`There are ${total}`);
  const large = entries.find(({ actions }) => actions.length > most);
  if (large) throw tooMany(`The group ${large.actions[0]?.group} has ${large.actions.length}`);
  const batches: PlannedEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    if (entry.actions.length > room) {
      batches.push([]);
      room = most;
    }
    batches.at(-1)?.push(entry);
    room -= entry.actions.length;
  }
  return batches;
}

const tooMany = (counted: string): InputError =>
  new InputError(
    `Batch Actions holds too much for one batch: ${counted} actions, and Dataverse takes ${most} at a time, all or nothing. Either set On Error to continue and leave out the group, so that the actions are split over several batches; or run this step several times with ${most} actions at most. Nothing was sent.`,
  );
