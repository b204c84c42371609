import { errorFromResponse } from "../../answers/errorFromResponse";
import { normalizeGuid } from "../../odata/guid";
import { parseJson } from "../../odata/json";
import { preferHeader } from "../../odata/prefer";
import type { HttpResponse } from "../../types/http";
import { type BulkRun, endRun } from "../bulkRun";
import { repeatability } from "../plan";
import type { Row } from "../rows/row";
import { multipleBody } from "./bodies";
import { elasticFailures } from "./elasticFailures";
import { concernsAll, wholeRefusal } from "./refusals";
import { type Left, sendRows } from "./sendRows";

/** Sends rows in a bulk message: all or none of them; of elastic tables each for itself. */
export const sendMultiple = (run: BulkRun, rows: readonly Row[]): Promise<Left> => {
  const { plan } = run;
  const call = {
    method: "POST",
    path: `${plan.set}/Microsoft.Dynamics.CRM.${plan.message}`,
    operation: `${plan.doing} ${rows.length} records of ${plan.set}`,
    headers: {
      ...run.headers.whole,
      ...(plan.elastic ? preferHeader({ annotations: DETAILS }) : {}),
    },
    body: multipleBody(plan, rows),
  };
  return sendRows(run, rows, call, ({ response, ms, sent }) => {
    if (response.status < 300) {
      run.size.landed(rows.length, ms);
      run.batchFallback.passed();
      const ids = idsIn(run, rows.length, response);
      rows.forEach((row, at) => {
        run.rowResults.settle(row, plan.success, { id: row.address?.id ?? ids[at] });
      });
      return {};
    }
    const error = errorFromResponse(call, response);
    if (concernsAll(plan, error)) {
      endRun(run, error, rows);
      return {};
    }
    return { ...refused(run, rows, response, sent), error };
  });
};

const DETAILS = "Microsoft.PowerApps.CDS.ErrorDetails.*";

/** Only where Dataverse chose the ids they are read out of its answer. */
const idsIn = (
  { plan }: BulkRun,
  rows: number,
  { body }: HttpResponse,
): readonly (string | undefined)[] => {
  if (plan.verb !== "create" || plan.ownKeys) return [];
  try {
    const { Ids } = parseJson(body) as { Ids?: unknown };
    // One for each row, in their order: of fewer or more nobody can tell whose they are.
    if (!Array.isArray(Ids) || Ids.length !== rows) return [];
    return Ids.map((id: unknown) => normalizeGuid(String(id)));
  } catch {
    // Carried out all the same: an id less is known.
    return [];
  }
};

const refused = (
  run: BulkRun,
  rows: readonly Row[],
  response: HttpResponse,
  sent: number,
): Left => {
  const failures = run.plan.elastic ? elasticFailures(response, rows.length) : undefined;
  if (failures) return partly(run, rows, failures, sent);
  switch (wholeRefusal(response)) {
    case "tooLarge":
      return response.status === 413 ? { again: rows, halve: true } : { lost: rows, halve: true };
    case "unsupported":
      run.way = "batch";
      return { apart: rows };
    case "lost":
      return { lost: rows, answered: "whole" };
    case "rows":
      run.batchFallback.refused();
      return mayBePartial(run, rows, response) ? { lost: rows } : { apart: rows };
  }
};

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

/** The rows that are not among the failures were written. */
const partly = (
  run: BulkRun,
  rows: readonly Row[],
  failures: ReadonlyMap<number, number>,
  sent: number,
): Left => {
  const lost: Row[] = [];
  const again: Row[] = [];
  const apart: Row[] = [];
  rows.forEach((row, at) => {
    const status = failures.get(at);
    if (status === undefined) run.rowResults.settle(row, run.plan.success);
    else if (status === 429) again.push(row);
    else if (status >= 500) lost.push(row);
    else apart.push(row);
  });
  if (again.length > 0) run.traffic.slowDown(sent);
  return { lost, again, apart, answered: "each" };
};
