import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import type { Plan } from "../plan";
import { isFault, type Known, type RowFault } from "../rows/row";
import type { RowTyper } from "../rows/typeRows";
import type { BulkParams } from "../types";
import { comparingTyper } from "./comparingTyper";
import { type PlanSource, planWrites } from "./planWrites";
import { recordLocks } from "./recordLocks";
import { rowComparer } from "./rowComparer";
import { readWholeTable } from "./wholeTable";

/** Rows that are compared before they are written, and what compares them. */
export interface ComparedRows {
  readonly plan: Plan;
  readonly type: RowTyper;
}

/**
 * The rows of a run, compared with their records where that is wanted.
 *
 * @throws InputError where the outcome would be another one than was previewed; nothing was written then
 */
export async function comparedRows(
  session: Session,
  params: BulkParams,
  plan: Plan,
  type: RowTyper,
): Promise<ComparedRows> {
  const { expectedPlanHash, skipUnchanged, strategy, records, startAt: from = 0 } = params;
  const total = records.length;
  const isFixed = expectedPlanHash !== undefined;
  if (!isFixed && !(skipUnchanged && mayBeSkipped(session, plan))) return { plan, type };
  if (isFixed) checkPlanned(params);
  const { impersonateUserId, impersonateObjectId } = params;
  const acting = { impersonateUserId, impersonateObjectId };
  // Rows of other tables cannot be written under a version.
  const versions = strategy !== "multiple" && plan.definition.tableType === "Standard";
  const comparer = rowComparer(session, plan, { ...acting, versions, isFixed });
  const rows = { plan, total, type, comparer };
  // A plan is checked before anything is written; other rows are read when they are needed.
  const planned = isFixed ? await asPlanned(expectedPlanHash, rows) : undefined;
  const comparing = {
    comparer,
    set: plan.set,
    total,
    locks: recordLocks(plan),
    logger: session.logger,
    readAll: planned
      ? () => Promise.resolve(planned.known)
      : () => readWholeTable(session, plan, acting, { ...rows, from }),
  };
  return {
    plan: { ...plan, comparer },
    type: comparingTyper(planned ? withoutRefused(type, planned.refused) : type, comparing),
  };
}

/**
 * An upsert replaces a row of an elastic table whole, and rows elsewhere have no versions to go by. What
 * only creates has nothing to compare with.
 */
const mayBeSkipped = (
  { logger }: Session,
  { verb, definition: { tableType, logicalName } }: Plan,
): boolean => {
  if (verb !== "update" && verb !== "upsert") return false;
  if (tableType === "Standard") return true;
  logger.warn(
    `Skip Unchanged makes no difference for ${logicalName}, whose table type is ${tableType}: all rows are written.`,
  );
  return false;
};

const checkPlanned = ({ strategy, startAt = 0 }: BulkParams): void => {
  if (strategy === "multiple") {
    throw new InputError(
      "Expected Plan Hash needs the versions of records, which Strategy multiple cannot carry: use auto, batch or single.",
    );
  }
  if (startAt === 0) return;
  throw new InputError(
    "Expected Plan Hash is of all rows, so that it cannot go with Start At: preview the rows that are left, and give these only.",
  );
};

/** What a plan says of its rows, by index. */
interface Planned {
  readonly known: ReadonlyMap<number, Known>;
  readonly refused: ReadonlyMap<number, RowFault>;
}

const asPlanned = async (expected: string, source: PlanSource): Promise<Planned> => {
  const known = new Map<number, Known>();
  const refused = new Map<number, RowFault>();
  const { planHash } = await planWrites(source, (planned) => {
    const { index, action, problems } = planned;
    if (action === "refused") refused.set(index, notSent(index, problems));
    else if (planned.known) known.set(index, planned.known);
  });
  if (planHash === expected) return { known, refused };
  throw new InputError(
    "Expected Plan Hash is not that of these rows any more: table, keys, values or records have changed since the preview. Nothing was written; run Preview Write again.",
  );
};

const notSent = (index: number, problems: readonly string[]): RowFault => ({
  index,
  problem: { message: `Record ${index} was not sent, as previewed. ${problems.join(" ")}` },
});

/** What a plan refuses is not sent, whatever has become of its record since. */
const withoutRefused =
  (type: RowTyper, refused: ReadonlyMap<number, RowFault>): RowTyper =>
  async (index) => {
    const row = await type(index);
    return isFault(row) ? row : (refused.get(index) ?? row);
  };
