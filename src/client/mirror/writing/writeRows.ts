import { rowComparer } from "../../bulk/comparing/rowComparer";
import type { Plan } from "../../bulk/plan";
import { newId } from "../../bulk/rows/newId";
import { isFault, type Row, type RowFault } from "../../bulk/rows/row";
import type { RowTyper } from "../../bulk/rows/typeRows";
import { type RuledOutcome, runByRule } from "../../bulk/runByRule";
import { chooseMethod } from "../../bulk/scheduling/chooseMethod";
import { defaults } from "../../defaults";
import { writeJson } from "../../json/writeJson";
import type { Session } from "../../session/session";
import { keyOfId } from "../../values/keys/typedKey";
import type { MirrorList } from "../list/readList";
import type { Decision } from "../plan/types";
import type { MirrorParams } from "../types";
import { UNDER_VERSION } from "./underVersion";

interface Writes {
  readonly params: MirrorParams;
  readonly plan: Plan;
  readonly list: MirrorList;
  readonly decisions: readonly (Decision | undefined)[];
  readonly timeBudgetSeconds: number;
}

/**
 * Writes what was decided, each row under the version that was read, with a result for every record of the
 * list. A row that is another one by now is left alone.
 */
export async function writeRows(
  session: Session,
  { params, plan: given, list, decisions, timeBudgetSeconds }: Writes,
): Promise<RuledOutcome> {
  const { impersonateUserId, impersonateObjectId } = params;
  return runByRule(
    session,
    { ...params, startAt: undefined, timeBudgetSeconds },
    {
      input: "Records",
      total: list.total,
      verb: "write",
      method: await methodOf(session, given, params, decisions),
      written: decisions.filter((each) => each && WRITES.has(each.is)).length,
      prepare: (watched) => {
        const acting = { impersonateUserId, impersonateObjectId };
        const comparer = rowComparer(watched, given, { ...acting, ...UNDER_VERSION });
        return Promise.resolve({
          plan: { ...given, comparer },
          type: decidedTyper(list, decisions),
        });
      },
    },
  );
}

const WRITES: ReadonlySet<Decision["is"]> = new Set(["insert", "update", "reactivate"]);

/** A bulk message is only for rows that go under no version. */
const methodOf = async (
  session: Session,
  plan: Plan,
  params: MirrorParams,
  decisions: readonly (Decision | undefined)[],
) => {
  const free = decisions.filter(
    (each) => each?.is === "insert" && each.known.mustBeNew !== true,
  ).length;
  if (free <= defaults.bulkFewRows) return "batch";
  return chooseMethod(session, plan, { ...params, action: "upsert" }, free);
};

const decidedTyper =
  (list: MirrorList, decisions: readonly (Decision | undefined)[]): RowTyper =>
  async (index): Promise<Row | RowFault> => {
    const decision = decisions[index];
    if (!decision) return { index, problem: { message: `Record ${index} was not looked up.` } };
    if (decision.is === "rejected") return { index, problem: decision.error };
    if (decision.is === "unchanged") return untouched(index, decision.id);
    const given = await list.type(index);
    if (isFault(given)) return given;
    const { known, activation } = decision;
    const row = byId(given, decision.id);
    if (!activation) return { ...row, known };
    const record = { ...row.record, ...activation };
    return { ...row, record, size: writeJson(record).length, known };
  };

/** A row whose key no address can hold goes by its id: that of its record, or one for a new record. */
const byId = (row: Row, found: string | undefined): Row => {
  const { unaddressable } = row.address ?? {};
  if (!unaddressable) return row;
  const id = found ?? newId();
  const address = { ...keyOfId(id), lockKey: id };
  if (found !== undefined) return { ...row, address };
  const record = { ...row.record, ...unaddressable.columns };
  return { ...row, address, record, size: writeJson(record).length };
};

const untouched = (index: number, id: string): Row => ({
  index,
  record: {},
  address: { id, predicate: id, values: [], lockKey: id },
  chosen: false,
  size: 0,
  attempts: 0,
  ambiguous: false,
  sentMs: 0,
  known: { exists: true, id, same: true, stale: false, conflicts: 0 },
});
