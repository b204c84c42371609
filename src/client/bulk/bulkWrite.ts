import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { knownDefinition } from "../metadata/cache/tableDefinition";
import { runtime } from "../runtime";
import { impersonationHeaders, writeHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { TableDefinition } from "../types/tables";
import type { BulkRun } from "./bulkRun";
import { comparedRows } from "./comparing/comparedRows";
import { makePlan, type Plan } from "./plan";
import { inFieldWords } from "./results/inFieldWords";
import { rowResults } from "./results/rowResults";
import { refuseFaults } from "./rows/refuseFaults";
import { rowTyper } from "./rows/typeRows";
import { checkStart, runRows } from "./runRows";
import { chooseMethod } from "./scheduling/chooseMethod";
import { makeSchedule, type Schedule } from "./scheduling/schedule";
import { makeThrottle, type Throttle } from "./scheduling/throttle";
import { tableToWrite } from "./tableToWrite";
import type { BulkParams, BulkResult, BulkRowResult, WriteMethod } from "./types";

/**
 * Writes many rows of one table, as few and as fast as Dataverse takes them, with a result for each.
 * Nothing that may have been carried out is done twice.
 *
 * @throws InputError before anything is sent; DataverseError or ConnectionError where nothing at all was
 * carried out, for a reason that concerns all rows
 */
export async function bulkWrite(session: Session, params: BulkParams): Promise<BulkResult> {
  const { records, startAt: from = 0, onError = "continue" } = params;
  const { timeBudgetSeconds = defaults.bulkTimeBudgetSeconds } = params;
  checkStart(from, records.length);
  const budgetEndsMs = runtime.now() + timeBudgetSeconds * 1_000;
  const throttle = makeThrottle(session, params.maxParallel, budgetEndsMs + defaults.bulkGraceMs);
  if (from === records.length) {
    session.logger.warn("Records has no row to write: nothing was sent.");
    return toResult(throttle, rowResults(from, from).finish(from, undefined));
  }
  const remembered = knownDefinition(session, params.entityType, params) !== undefined;
  const { table: definition, map } = await tableToWrite(throttle.session, params);
  checkEntitySet(definition);
  const typed = makePlan(params, definition, map);
  const isCompared = params.skipUnchanged === true || params.expectedPlanHash !== undefined;
  const typer = rowTyper(throttle.session, params, typed, remembered, isCompared);
  if (onError === "stop") await refuseFaults(typer, typed, from, records.length);
  const { plan, type } = await comparedRows(throttle.session, params, typed, typer);
  const method = await chooseMethod(throttle.session, plan, params, records.length - from);
  const run = makeRun(throttle, plan, params, method);
  const outcome = await runRows(run, {
    total: records.length,
    from,
    type,
    onError,
    budgetEndsMs,
  });
  const results = outcome.results.map(inFieldWords(map));
  return toResult(throttle, { ...outcome, ...unchangedOf(plan, results), results });
}

/** How many rows were not written, where rows are compared. */
const unchangedOf = ({ comparer }: Plan, results: readonly BulkRowResult[]) =>
  comparer ? { unchanged: results.filter(({ status }) => status === "unchanged").length } : {};

const makeRun = (
  throttle: Throttle,
  plan: Plan,
  params: BulkParams,
  method: WriteMethod,
): BulkRun => ({
  plan,
  throttle,
  schedule: scheduleFor(plan, params, method),
  results: rowResults(params.records.length, params.startAt ?? 0),
  logger: throttle.session.logger,
  headers: headersFor(plan, params),
});

function checkEntitySet({ logicalName, entitySetName }: TableDefinition): void {
  if (entitySetName !== "") return;
  throw new InputError(
    `Entity Type ${logicalName} has no entity set, so that its records cannot be reached.`,
  );
}

function scheduleFor({ elastic }: Plan, params: BulkParams, method: WriteMethod): Schedule {
  const { chunkSize: most = defaults.bulkLargestChunk } = params;
  const largest =
    elastic && method === "multiple" ? defaults.bulkElasticChunk : defaults.bulkLargestChunk;
  return makeSchedule(method, Math.min(most, largest));
}

function headersFor({ verb }: Plan, params: BulkParams): BulkRun["headers"] {
  const { detectDuplicates, bypassCustomLogic } = params;
  const row = writeHeaders({
    detectDuplicates: verb === "delete" ? undefined : detectDuplicates,
    bypassCustomLogic,
  });
  const acting = impersonationHeaders(params);
  return { whole: { ...acting, ...row }, row, acting };
}

const toResult = (
  { meter: { requests, waitedMs } }: Throttle,
  outcome: Omit<BulkResult, "requests" | "waitedMs">,
): BulkResult => ({ ...outcome, requests, waitedMs });
