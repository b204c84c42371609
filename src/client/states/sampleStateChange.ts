import { tableDefinition } from "../metadata/cache/tableDefinition";
import { bareName } from "../odata/names";
import type { Session } from "../session/session";
import { planSteps } from "./planSteps";
import { toWanted } from "./setRecordState";
import { recordState } from "./tableStates";
import type { SetRecordStateParams, StateChange } from "./types";

/**
 * What setting a state would answer with for a record in the first state of its table. Takes the table's
 * definition, and no request while that is remembered; no record is read or written.
 */
export async function sampleStateChange(
  session: Session,
  params: Pick<SetRecordStateParams, "entityType" | "status" | "details">,
): Promise<StateChange> {
  const table = await tableDefinition(session, bareName(params.entityType));
  const { states, target, message } = toWanted(table, params);
  const [first] = states.states;
  const statuscode = first?.defaultStatus ?? states.statuses[0]?.value ?? 0;
  const from = recordState(states, first?.value ?? 0, statuscode);
  const steps = planSteps(states, from, target).map((step) => ({
    by: step.message?.name ?? "Update",
    to: recordState(states, step.to.state.value, step.to.status?.value ?? statuscode),
  }));
  const to = steps.at(-1)?.to ?? from;
  const created = message && { table: message.activity, id: INVENTED_ID };
  return { changed: steps.length > 0, from, to, steps, ...(created ? { created } : {}) };
}

const INVENTED_ID = "00000000-0000-0000-0000-000000000001";
