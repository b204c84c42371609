import { InputError } from "../../errors/InputError";
import type { Session } from "../../session/session";
import type { Plan } from "../plan";
import type { Known } from "../rows/row";
import type { RowTyper } from "../rows/typeRows";
import type { BulkParams } from "../types";
import { comparingTyper } from "./comparingTyper";
import { planWrites } from "./planWrites";
import { type RowComparer, rowComparer } from "./rowComparer";
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
  const versions = strategy !== "multiple";
  const comparer = rowComparer(session, plan, { ...acting, versions, isFixed });
  const readAll = isFixed
    ? () => asPlanned(expectedPlanHash, { plan, total, type, comparer })
    : () => readWholeTable(session, plan, acting, { from, total, type, comparer });
  // A plan is checked before anything is written; other rows are read when they are needed.
  const planned = isFixed ? await readAll() : undefined;
  const { logger } = session;
  return {
    plan: { ...plan, comparer },
    type: comparingTyper(type, {
      comparer,
      total,
      logger,
      readAll: planned ? () => Promise.resolve(planned) : readAll,
    }),
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

const asPlanned = async (
  expected: string,
  source: Parameters<typeof planWrites>[0] & { readonly comparer: RowComparer },
): Promise<ReadonlyMap<number, Known>> => {
  const known = new Map<number, Known>();
  const { planHash } = await planWrites(source, (planned) => {
    if (planned.known) known.set(planned.index, planned.known);
  });
  if (planHash === expected.trim().toLowerCase()) return known;
  throw new InputError(
    "Expected Plan Hash is not that of these rows any more: table, keys, values or records have changed since the preview. Nothing was written; run Preview Write again.",
  );
};
