import type { Session } from "../records/session";
import type { BatchParams } from "./actions";
import { partOf } from "./partOf";
import type { PlannedEntry } from "./plan";
import type { Problems } from "./problems";
import type { PreparedEntry } from "./sendBatch";

/**
 * The requests of one batch. Content-IDs are numbered through the whole batch, where each may stand only
 * once; the names people gave them are known to the later actions of the same change set.
 */
export const prepare = (
  session: Session,
  entries: readonly PlannedEntry[],
  sets: ReadonlyMap<string, string>,
  { bypassCustomLogic }: BatchParams,
  problems: Problems,
): PreparedEntry[] => {
  const { environment } = session;
  let counter = 0;
  return entries.map((planned) => {
    const names = new Map<string, string>();
    const parts = planned.actions.flatMap((action) => {
      counter += 1;
      const contentId = planned.kind === "changeSet" ? String(counter) : undefined;
      const context = { environment, sets, names, contentId, bypassCustomLogic };
      const part = problems.attempt(action.index, () => partOf(action, context));
      if (action.contentId !== undefined && contentId !== undefined) {
        if (names.has(action.contentId)) {
          problems.add(
            action.index,
            `"contentId" ${action.contentId} stands twice in its change set`,
          );
        }
        names.set(action.contentId, contentId);
      }
      return part ? [part] : [];
    });
    return { planned, parts };
  });
};
