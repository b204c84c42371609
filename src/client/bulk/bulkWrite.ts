import { defaults } from "../defaults";
import { errorFacts } from "../errors/errorFacts";
import { InputError } from "../errors/InputError";
import { knownDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { runtime } from "../runtime";
import { impersonationHeaders, writeHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { BulkRun, WriteMethod } from "./bulkRun";
import { type Plan, planOf } from "./plan";
import { rowResults } from "./results/rowResults";
import { refuseFaults } from "./rows/refuseFaults";
import { rowTyper } from "./rows/typeRows";
import { batchFallback } from "./scheduling/batchFallback";
import { chooseMethod } from "./scheduling/chooseMethod";
import { chunkSize } from "./scheduling/chunkSize";
import { chunks } from "./scheduling/chunks";
import { runChunks } from "./scheduling/runChunks";
import { type Traffic, traffic } from "./scheduling/throttle";
import type { BulkParams, BulkResult } from "./types";

/**
 * Writes many rows of one table, as few and as fast as Dataverse takes them, with a verdict for each.
 * Nothing that may have been carried out is done twice.
 *
 * @throws InputError before anything is sent; DataverseError or ConnectionError where nothing at all was
 * carried out, for a reason that concerns all rows
 */
export const bulkWrite = async (session: Session, params: BulkParams): Promise<BulkResult> => {
  const { records, startAt: from = 0, onError = "continue" } = params;
  const { timeBudgetSeconds = defaults.bulkTimeBudgetSeconds } = params;
  const startedMs = runtime.now();
  checkStart(from, records.length);
  const budgetEndsMs = startedMs + timeBudgetSeconds * 1_000;
  const watched = traffic(session, params.maxParallel, budgetEndsMs + defaults.bulkGraceMs);
  if (from === records.length) {
    session.logger.warn("Records has no row to write: nothing was sent.");
    return resultOf(watched, rowResults(from, from).finish(from, undefined));
  }
  const remembered = knownDefinition(session, params.entityType, params) !== undefined;
  const definition = await tableDefinition(watched.session, params.entityType, params);
  if (definition.entitySetName === "") {
    throw new InputError(
      `Entity Type ${definition.logicalName} has no entity set, so that its records cannot be reached.`,
    );
  }
  const plan = planOf(params, definition);
  const type = rowTyper(watched.session, params, plan, remembered);
  if (onError === "stop") await refuseFaults(type, plan, from, records.length);
  const way = await chooseMethod(watched.session, plan, params, records.length - from);
  const run = runOf(watched, plan, params, way);
  const stopping = () =>
    run.ended !== undefined ||
    (onError === "stop" && run.rowResults.failed > 0) ||
    runtime.now() >= budgetEndsMs;
  const source = chunks(run, { total: records.length, from, type, stopping });
  await runChunks(run, source, records.length - from);
  if (run.ended && !run.rowResults.anySent) throw run.ended;
  const cause = run.ended && {
    ...errorFacts(run.ended),
    message: `The run ended: ${run.ended.message}`,
  };
  return resultOf(watched, run.rowResults.finish(source.looked, cause));
};

const checkStart = (from: number, total: number): void => {
  if (Number.isInteger(from) && from >= 0 && from <= total) return;
  throw new InputError(
    `Start At takes a whole number from 0 up to ${total}, the number of rows in Records, not "${from}".`,
  );
};

const runOf = (watched: Traffic, plan: Plan, params: BulkParams, way: WriteMethod): BulkRun => {
  const { records, startAt = 0, chunkSize: most = defaults.bulkLargestChunk } = params;
  const { detectDuplicates, bypassCustomLogic } = params;
  const largest =
    plan.elastic && way === "multiple" ? defaults.bulkElasticChunk : defaults.bulkLargestChunk;
  const row = writeHeaders({
    detectDuplicates: plan.verb === "delete" ? undefined : detectDuplicates,
    bypassCustomLogic,
  });
  const acting = impersonationHeaders(params);
  return {
    plan,
    traffic: watched,
    rowResults: rowResults(records.length, startAt),
    size: chunkSize(Math.min(most, largest)),
    batchFallback: batchFallback(),
    logger: watched.session.logger,
    headers: { whole: { ...acting, ...row }, row, acting },
    way,
    ended: undefined,
    fruitless: 0,
  };
};

const resultOf = (
  { requests, waitedMs }: Traffic,
  outcome: Omit<BulkResult, "requests" | "waitedMs">,
): BulkResult => ({ ...outcome, requests, waitedMs });
