import { rowComparer } from "../../bulk/comparing/rowComparer";
import type { Plan } from "../../bulk/plan";
import { newId } from "../../bulk/rows/newId";
import { isFault, type Known, type Row, type RowFault } from "../../bulk/rows/row";
import type { RowTyper } from "../../bulk/rows/typeRows";
import { type RuledOutcome, runByRule } from "../../bulk/runByRule";
import { chooseMethod } from "../../bulk/scheduling/chooseMethod";
import { defaults } from "../../defaults";
import { writeJson } from "../../json/writeJson";
import { normalizeGuid } from "../../odata/guid";
import type { Session } from "../../session/session";
import type { TableDefinition } from "../../types/tables";
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
  { params, plan, list, decisions, timeBudgetSeconds }: Writes,
): Promise<RuledOutcome> {
  const { impersonateUserId, impersonateObjectId } = params;
  return runByRule(
    session,
    { ...params, startAt: undefined, timeBudgetSeconds },
    {
      input: "Records",
      total: list.total,
      verb: "write",
      method: await methodOf(session, plan, params, decisions),
      written: decisions.filter((each) => each && WRITES.has(each.is)).length,
      prepare: (watched) => {
        const acting = { impersonateUserId, impersonateObjectId };
        const comparer = rowComparer(watched, plan, { ...acting, ...UNDER_VERSION });
        return Promise.resolve({
          plan: { ...plan, comparer },
          type: decidedTyper(plan, list, decisions),
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
  (plan: Plan, list: MirrorList, decisions: readonly (Decision | undefined)[]): RowTyper =>
  async (index): Promise<Row | RowFault> => {
    const decision = decisions[index];
    if (!decision) return { index, problem: { message: `Record ${index} was not looked up.` } };
    if (decision.is === "rejected") return { index, problem: decision.error };
    if (decision.is === "unchanged") return untouched(index, decision.id);
    const given = await list.type(index);
    if (isFault(given)) return given;
    const { known, activation } = decision;
    const row = byId(given, decision.id, plan.definition);
    if (!activation) return { ...row, known: asNew(row, known, plan.definition) };
    const record = { ...row.record, ...activation };
    return { ...row, record, size: writeJson(record).length, known };
  };

/** A row whose key no address can hold goes by its id: that of its record, or the one of a new record. */
const byId = (row: Row, found: string | undefined, definition: TableDefinition): Row => {
  const { unaddressable } = row.address ?? {};
  if (!unaddressable) return row;
  const id = found ?? ownId(row, definition) ?? newId();
  const address = { ...keyOfId(id), lockKey: id };
  if (found !== undefined) return { ...row, address };
  const record = { ...row.record, ...unaddressable.columns };
  return { ...row, address, record, size: writeJson(record).length };
};

/** By an id that the list gives, and that may be another record's, a row may only be created. */
const asNew = (row: Row, known: Known, definition: TableDefinition): Known => {
  const isByOwnId = row.address?.id !== undefined && row.address.id === ownId(row, definition);
  return isByOwnId && !known.exists ? { ...known, mustBeNew: true } : known;
};

const ownId = ({ record }: Row, { primaryIdAttribute }: TableDefinition): string | undefined => {
  const id = Object.hasOwn(record, primaryIdAttribute) ? record[primaryIdAttribute] : undefined;
  return typeof id === "string" ? normalizeGuid(id) : undefined;
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
