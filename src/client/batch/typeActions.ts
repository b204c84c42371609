import type { Session } from "../session/session";
import type { BatchAction, BatchParams } from "./actions";
import { liftReferences } from "./liftReferences";
import type { PlannedEntry } from "./plan";
import { danglingReference } from "./references";
import type { BatchTable } from "./tables";
import { type TypedValues, typeValues } from "./typeValues";

type TableOf = (action: BatchAction) => BatchTable | undefined;

/**
 * The values of all actions as Dataverse takes them. References to other actions are no values: they are
 * taken out before, and put back as binds behind.
 */
export async function typeActions(
  session: Session,
  entries: readonly PlannedEntry[],
  tableOf: TableOf,
  params: BatchParams,
): Promise<readonly TypedValues[]> {
  const lifted = entries.flatMap((entry) => liftedOf(entry, tableOf));
  const given = new Map(lifted.map(({ action, plain }) => [plain, action]));
  const tableOfPlain: TableOf = (plain) => tableOf(given.get(plain) ?? plain);
  const plain = lifted.map((each) => each.plain);
  const typed = await typeValues(session, plain, tableOfPlain, params);
  return lifted.map(({ action, binds, faults }, at) => {
    const values = typed[at];
    const data = values?.data;
    return {
      action,
      data: data && binds ? { ...data, ...binds } : data,
      faults: [...faults, ...(values?.faults ?? [])],
    };
  });
}

interface LiftedAction {
  readonly action: BatchAction;
  /** The same without its references. */
  readonly plain: BatchAction;
  readonly binds?: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

const liftedOf = ({ actions }: PlannedEntry, tableOf: TableOf): LiftedAction[] => {
  const named = new Map<string, string | undefined>();
  return actions.map((action) => {
    const table = tableOf(action);
    const found =
      action.data && table?.definition
        ? liftReferences(action.data, table.definition, named, (reference) =>
            danglingReference(reference, action),
          )
        : undefined;
    const logicalName = table?.name?.logicalName;
    if (action.contentId !== undefined) named.set(action.contentId, logicalName);
    if (!found) return { action, plain: action, faults: [] };
    const { data, binds, faults } = found;
    return { action, plain: { ...action, data }, binds, faults };
  });
};
