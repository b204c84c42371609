import type { ChoiceOption } from "../types/tables";
import { shownStatus, type TableStates } from "./tableStates";
import type { RecordState } from "./types";

/**
 * Why a status reason may not follow the one that a record has, with those that may; undefined where it may.
 * Only a table that enforces its transitions has such rules, and a status reason without a list ends there.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
 */
export function forbiddenTransition(
  { enforced, states, statuses, name }: TableStates,
  from: RecordState,
  to: ChoiceOption | undefined,
): string | undefined {
  if (!enforced || !to || to.value === from.statuscode) return undefined;
  const present = statuses.find(({ value }) => value === from.statuscode);
  const allowed = present?.transitions ?? [];
  if (allowed.includes(to.value)) return undefined;
  const names = statuses
    .filter(({ value }) => allowed.includes(value))
    .map((status) => shownStatus(status, states));
  const then =
    names.length === 0 ? "no status may follow it" : `what may follow it is ${names.join(", ")}`;
  return `the transitions of ${name} do not lead from ${from.status} (${from.statuscode}) to ${to.label} (${to.value}); ${then}`;
}
