import { errorAnswer } from "../../answers/errorAnswer";
import { errorFromResponse } from "../../answers/errorFromResponse";
import { isOtherVersion } from "../../answers/otherVersion";
import type { DataverseError } from "../../errors/DataverseError";
import { errorFacts } from "../../errors/errorFacts";
import { entityKey } from "../../http/entityUrl";
import { normalizeGuid } from "../../odata/guid";
import { withMissingReference } from "../../records/missingReference";
import type { HttpResponse } from "../../types/http";
import type { BulkRun } from "../bulkRun";
import { repeatability } from "../plan";
import { unknownResult } from "../results/unknownResult";
import { isConditional, type Row } from "../rows/row";
import { inRowWords } from "../rows/words";
import type { Settled, Unanswered } from "./chunkOutcome";
import { classifyResponse } from "./classifyResponse";
import { concernsAll } from "./refusals";

const METHODS = {
  create: "POST",
  update: "PATCH",
  upsert: "PATCH",
  createOnly: "PATCH",
  delete: "DELETE",
} as const;

/** What the answer to one row does for it. */
export type RowOutcome =
  | { readonly is: "settled"; readonly result: Settled }
  | { readonly is: "resend" }
  | { readonly is: "unknown"; readonly unanswered: Unanswered }
  | { readonly is: "endsRun"; readonly error: DataverseError };

/** Judges the answer to a row that was sent alone, or as a part of a batch. */
export function rowOutcome(run: BulkRun, row: Row, response: HttpResponse): RowOutcome {
  const { plan } = run;
  const result = classifyResponse(plan, row, response);
  if (result.is === "done") {
    const id = row.address?.id ?? idIn(run, response) ?? row.known?.id;
    return { is: "settled", result: { row, status: result.status, id } };
  }
  if (result.is === "resend") return { is: "resend" };
  if (result.is === "unknown") return { is: "unknown", unanswered: { row } };
  const error = refusalOf(run, row, response);
  if (concernsAll(plan, error)) return { is: "endsRun", error };
  const refusal = errorFacts(error);
  if (row.ambiguous && repeatability(plan, row) === "clientGeneratedId") {
    return { is: "unknown", unanswered: { row, refusal } };
  }
  if (row.ambiguous && !isAboutTheRow(response)) {
    const { error: details } = unknownResult(plan, refusal);
    return { is: "settled", result: { row, status: "unknown", error: details } };
  }
  return { is: "settled", result: { row, status: "failed", error: refusal } };
}

/** Thrown by a plug-in, which may see what the earlier try has done. */
const OF_PLUGIN = /^0x80040265$/i;

/**
 * Whether a refusal of a repeat would have met the earlier try as well: its values, or the record that it
 * means. Everything else (rights, sizes, the database) may have come up since.
 */
function isAboutTheRow({ status, body, headers }: HttpResponse): boolean {
  if (status !== 400 && status !== 404 && status !== 412) return false;
  return !OF_PLUGIN.test(errorAnswer(body, headers["content-type"]).code);
}

const SINCE_PREVIEW =
  "The record has changed since the preview, and was not written: run Preview Write again";

function refusalOf({ plan }: BulkRun, row: Row, response: HttpResponse): DataverseError {
  const operation = `${plan.doing} record ${row.index} of ${plan.set}`;
  const method = plan.rule?.method ?? METHODS[plan.verb];
  const refusal = errorFromResponse({ method, operation }, response);
  if (plan.rule) return plan.rule.explain(row, refusal);
  if (
    plan.comparer?.isFixed &&
    isConditional(row) &&
    isOtherVersion(refusal.status, refusal.code)
  ) {
    return refusal.withHint(plan.comparer.whenChanged ?? SINCE_PREVIEW);
  }
  const error = withMissingReference(refusal, row.record, plan.verb === "create");
  const { hint } = error;
  const told = hint && inRowWords(hint);
  return told && told !== hint ? error.withHint(told) : error;
}

/** `OData-EntityId` holds a GUID, alone or beside the partition; an alternate key only repeats itself. */
const idIn = ({ throttle }: BulkRun, { headers }: HttpResponse): string | undefined => {
  const { apiRoot } = throttle.session.environment;
  const inside = entityKey(apiRoot, headers["odata-entityid"] ?? headers["location"]) ?? "";
  return normalizeGuid(/^(?:\w+id=)?([0-9a-f-]{36})(?:,partitionid=|$)/i.exec(inside)?.[1] ?? "");
};
