import type { Session } from "../session/session";
import type { BatchAction, BatchParams } from "./actions";
import type { PlannedEntry } from "./plan";
import type { PreparedEntry } from "./prepared";
import type { Problems } from "./problems";
import { keyFaults } from "./recordPath";
import { type Names, referredRecord } from "./references";
import { readLater } from "./representation";
import { type BatchTable, type BatchTables, resolveTables } from "./tables";
import { toPart } from "./toPart";
import { typeActions } from "./typeActions";
import type { TypedValues } from "./typeValues";

/** The requests of all batches; whatever is wrong with an action goes to the problems. */
export async function prepare(
  session: Session,
  batches: readonly (readonly PlannedEntry[])[],
  params: BatchParams,
  problems: Problems,
): Promise<readonly (readonly PreparedEntry[])[]> {
  const planned = batches.flat();
  const actions = planned.flatMap((entry) => entry.actions);
  const names = tableNames(planned);
  let tables = await resolveTables(session, actions, params, problems);
  const tableOf = (action: BatchAction) => tables.get(names.get(action) ?? "");
  const faultsOf = ({ action, faults }: TypedValues) => [
    ...keyFaults(session.environment, action, tableOf(action)),
    ...faults,
  ];
  let typed = await typeActions(session, planned, tableOf, params);
  const outdated = typed
    .filter((each) => tableOf(each.action)?.remembered && faultsOf(each).length > 0)
    .map(({ action }) => names.get(action) ?? "");
  if (outdated.length > 0) {
    // What is wrong by remembered definitions may be right by those of today.
    tables = await resolveTables(session, actions, params, problems, new Set(outdated));
    typed = await typeActions(session, planned, tableOf, params);
  }
  for (const each of typed) {
    for (const fault of faultsOf(each)) problems.add(each.action.index, fault);
  }
  const data = new Map(typed.map((each) => [each.action, each.data]));
  const found = { tables, tableOf, dataOf: (action: BatchAction) => data.get(action) };
  return batches.map((batch) => partsOf(session, batch, found, params, problems));
}

/** The name of each action's table: its own, or the one of the action it refers to. */
const tableNames = (entries: readonly PlannedEntry[]): ReadonlyMap<BatchAction, string> => {
  const found = new Map<BatchAction, string>();
  for (const { actions } of entries) {
    const byContentId = new Map<string, string>();
    for (const action of actions) {
      const name = action.collection ?? byContentId.get(referredRecord(action.key) ?? "");
      if (name === undefined) continue;
      found.set(action, name);
      if (action.contentId !== undefined) byContentId.set(action.contentId, name);
    }
  }
  return found;
};

interface Found {
  readonly tables: BatchTables;
  readonly tableOf: (action: BatchAction) => BatchTable | undefined;
  readonly dataOf: (action: BatchAction) => BatchAction["data"];
}

/**
 * The requests of one batch. Content-IDs are numbered through the whole batch, where each may stand only
 * once; the names people gave them are known to the later actions of the same change set.
 */
const partsOf = (
  { environment }: Session,
  entries: readonly PlannedEntry[],
  { tables, tableOf, dataOf }: Found,
  { bypassCustomLogic }: BatchParams,
  problems: Problems,
): PreparedEntry[] => {
  let counter = 0;
  return entries.map(({ kind, actions }) => {
    const given = new Map<string, string>();
    const referred = new Set<string>();
    const names: Names = {
      get: (name) => {
        const contentId = given.get(name);
        if (contentId !== undefined) referred.add(contentId);
        return contentId;
      },
    };
    const prepared = actions.flatMap((action) => {
      counter += 1;
      const contentId = String(counter);
      const [table, data] = [tableOf(action), dataOf(action)];
      const context = { environment, tables, table, data, names, contentId, bypassCustomLogic };
      // A collection that leads to no table has been told of by then.
      const known = action.collection === undefined || tables.has(action.collection);
      const part = known && problems.attempt(action.index, () => toPart(action, context));
      if (kind === "changeSet") nameIt(action, contentId, given, problems);
      return part ? [{ action, part, table }] : [];
    });
    const actionsOf = prepared.map((each) =>
      referred.has(each.part.contentId ?? "") ? readLater(each) : each,
    );
    return { kind, actions: actionsOf };
  });
};

const nameIt = (
  { index, contentId: name }: BatchAction,
  contentId: string,
  names: Map<string, string>,
  problems: Problems,
): void => {
  if (name === undefined) return;
  if (names.has(name)) problems.add(index, `"contentId" ${name} occurs twice in its change set`);
  names.set(name, contentId);
};
