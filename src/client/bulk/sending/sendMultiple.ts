import { errorFromResponse } from "../../answers/errorFromResponse";
import { normalizeGuid } from "../../odata/guid";
import { parseJson } from "../../odata/json";
import { preferHeader } from "../../odata/prefer";
import type { HttpResponse } from "../../types/http";
import type { BulkRun } from "../bulkRun";
import { type Plan, repeatability } from "../plan";
import type { Row } from "../rows/row";
import type { Answered } from "../scheduling/sendOnce";
import { multipleBody } from "./bodies";
import { type ChunkOutcome, chunkOutcome, endsRun, resendAll, unknownAll } from "./chunkOutcome";
import { elasticFailures, elasticOutcome } from "./elasticFailures";
import { concernsAll, wholeRefusal } from "./refusals";
import { sendRows } from "./sendRows";

/** Sends rows in a bulk message: Dataverse writes all of them or none, in elastic tables each separately. */
export function sendMultiple(run: BulkRun, rows: readonly Row[]): Promise<ChunkOutcome> {
  const { plan } = run;
  const call = {
    method: "POST",
    ...requestOf(plan, rows),
    operation: `${plan.doing} ${rows.length} records of ${plan.set}`,
    headers: {
      ...run.headers.whole,
      ...(plan.elastic ? preferHeader({ annotations: DETAILS }) : {}),
    },
  };
  return sendRows(run, rows, call, (answer) => {
    if (answer.response.status < 300) return carriedOut(run, rows, answer);
    const error = errorFromResponse(call, answer.response);
    if (concernsAll(plan, error)) return endsRun(rows, error);
    return { ...refused(run, rows, answer), error };
  });
}

const requestOf = (plan: Plan, rows: readonly Row[]) =>
  plan.rule?.toWhole?.(rows) ?? {
    path: `${plan.set}/Microsoft.Dynamics.CRM.${plan.message}`,
    body: multipleBody(plan, rows),
  };

const DETAILS = "Microsoft.PowerApps.CDS.ErrorDetails.*";

function carriedOut(run: BulkRun, rows: readonly Row[], { response, ms }: Answered): ChunkOutcome {
  const { plan, schedule } = run;
  schedule.landed(rows.length, ms);
  schedule.batchFallback.passed();
  const ids = idsIn(run, rows.length, response);
  return chunkOutcome({
    settled: rows.map((row, at) => ({
      row,
      status: plan.success,
      id: row.address?.id ?? ids[at] ?? row.known?.id,
    })),
  });
}

/** The ids are read out of the answer only where Dataverse chose them. */
const idsIn = (
  { plan }: BulkRun,
  rows: number,
  { body }: HttpResponse,
): readonly (string | undefined)[] => {
  if (plan.verb !== "create" || plan.clientGeneratedIds) return [];
  try {
    const { Ids } = parseJson(body) as { Ids?: unknown };
    // One for each row, in their order: of fewer or more nobody can tell whose they are.
    if (!Array.isArray(Ids) || Ids.length !== rows) return [];
    return Ids.map((id: unknown) => normalizeGuid(String(id)));
  } catch {
    // The rows were written. Only their ids are not known.
    return [];
  }
};

function refused(run: BulkRun, rows: readonly Row[], { response, sent }: Answered): ChunkOutcome {
  const failures = run.plan.elastic ? elasticFailures(response, rows.length) : undefined;
  if (failures) {
    if ([...failures.values()].includes(429)) run.throttle.slowDown(sent);
    return elasticOutcome(rows, failures, run.plan.success);
  }
  switch (wholeRefusal(response)) {
    case "tooLarge":
      return resendAll(rows, "smaller");
    case "tooSlow":
      return unknownAll(rows, "smaller");
    case "unknown":
      return unknownAll(rows, "same", { answered: "whole" });
    case "unsupported":
      run.schedule.useMethod("batch");
      return resendAll(rows, "separately");
    case "rows":
      run.schedule.batchFallback.refused();
      return mayBePartial(run, rows, response)
        ? unknownAll(rows, "same")
        : resendAll(rows, "separately");
  }
}

/** Without the details of each row, some rows of an elastic table may have been created. */
const mayBePartial = (
  { plan }: BulkRun,
  rows: readonly Row[],
  { status, body }: HttpResponse,
): boolean =>
  plan.elastic &&
  rows.some((row) => repeatability(plan, row) === "never") &&
  !(status === 400 && UNREADABLE.test(body.toString("utf8")));

/** Codes of a body that was never read to its end. */
const UNREADABLE = /"code":"0x(0|80048d19|80060888)"/i;
