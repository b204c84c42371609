import { rowComparer } from "../../bulk/comparing/rowComparer";
import { makePlan } from "../../bulk/plan";
import type { Row, RowFault } from "../../bulk/rows/row";
import { type RuledOutcome, runByRule } from "../../bulk/runByRule";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { writeJson } from "../../json/writeJson";
import type { Session } from "../../session/session";
import type { DataverseRecord } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { keyOfId } from "../../values/keys/typedKey";
import { type ActiveStates, stateChange } from "../plan/stateOf";
import type { Unlisted } from "../plan/types";
import type { MirrorParams } from "../types";
import { UNDER_VERSION } from "./underVersion";

interface Removals {
  readonly params: MirrorParams;
  readonly definition: TableDefinition;
  /** By id; each has a version. */
  readonly rows: readonly (readonly [string, Unlisted])[];
  /** Set where rows are deactivated. */
  readonly states: ActiveStates | undefined;
  readonly timeBudgetSeconds: number;
}

/** Removes rows, each only as the version that was read. A lost answer is settled by reading. */
export async function removeRows(
  session: Session,
  { params, definition, rows, states, timeBudgetSeconds }: Removals,
): Promise<RuledOutcome> {
  const { entityType, impersonateUserId, impersonateObjectId } = params;
  const acting = { impersonateUserId, impersonateObjectId };
  const action = states ? "update" : "delete";
  const plan = makePlan({ entityType, records: [], action }, definition);
  const doing = states ? "Deactivating" : "Deleting";
  return runByRule(
    session,
    { ...params, onError: "continue", startAt: undefined, timeBudgetSeconds },
    {
      input: "The scope",
      total: rows.length,
      verb: "remove",
      method: "batch",
      prepare: (watched) => {
        const comparer = rowComparer(watched, plan, { ...acting, ...UNDER_VERSION });
        const type = (index: number) => Promise.resolve(toRow(index, rows[index], states));
        return Promise.resolve({ plan: { ...plan, doing, comparer }, type });
      },
    },
  );
}

const toRow = (
  index: number,
  entry: readonly [string, Unlisted] | undefined,
  states: ActiveStates | undefined,
): Row | RowFault => {
  const [id = "", unlisted] = entry ?? [];
  try {
    const record: DataverseRecord = states ? deactivation(states, unlisted) : {};
    const { version } = unlisted ?? {};
    return {
      index,
      record,
      address: { ...keyOfId(id), lockKey: id },
      chosen: false,
      size: states ? writeJson(record).length : 0,
      attempts: 0,
      ambiguous: false,
      sentMs: 0,
      known: { exists: true, id, version, same: false, stale: false, conflicts: 0 },
    };
  } catch (error) {
    throwUnless(error, InputError);
    return { index, problem: { message: error.message } };
  }
};

const deactivation = (states: ActiveStates, unlisted: Unlisted | undefined) =>
  stateChange(
    states,
    states.inactive,
    unlisted?.statecode ?? states.active.state.value,
    unlisted?.statuscode,
  );
