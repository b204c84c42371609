import { errorFromResponse } from "../../answers/errorFromResponse";
import type { DataverseError } from "../../errors/DataverseError";
import { errorFacts } from "../../errors/errorFacts";
import { entityKey } from "../../http/entityUrl";
import { normalizeGuid } from "../../odata/guid";
import { withMissingReference } from "../../records/missingReference";
import type { HttpResponse } from "../../types/http";
import { type BulkRun, endRun } from "../bulkRun";
import { repeatability } from "../plan";
import type { Row } from "../rows/row";
import { inRowWords } from "../rows/words";
import type { BulkRowError } from "../types";
import { classifyResponse } from "./classifyResponse";
import { concernsAll } from "./refusals";

const METHODS = {
  create: "POST",
  update: "PATCH",
  upsert: "PATCH",
  createOnly: "PATCH",
  delete: "DELETE",
} as const;

/**
 * Acts on the answer to one row; what has no verdict by that is `again` or `lost`, or has an error that
 * may be the answer to a repeat of what was done already.
 */
export const judgeRow = (
  run: BulkRun,
  row: Row,
  response: HttpResponse,
): "again" | "lost" | BulkRowError | undefined => {
  const { plan, rowResults } = run;
  const verdict = classifyResponse(plan, row, response);
  if (verdict.is === "done") {
    rowResults.settle(row, verdict.status, { id: row.address?.id ?? idIn(run, response) });
    return undefined;
  }
  if (verdict.is !== "refused") return verdict.is;
  const operation = `${plan.doing} record ${row.index} of ${plan.set}`;
  const refusal = errorFromResponse({ method: METHODS[plan.verb], operation }, response);
  const isNew = plan.verb === "create";
  const error = inWordsOfRows(withMissingReference(refusal, row.record, isNew));
  if (concernsAll(plan, error)) endRun(run, error, [row]);
  else if (row.doubt && repeatability(plan, row) === "ownKey") return errorFacts(error);
  else rowResults.settle(row, "failed", { error: errorFacts(error) });
  return undefined;
};

const inWordsOfRows = (error: DataverseError): DataverseError => {
  const { hint } = error;
  const told = hint && inRowWords(hint);
  return told && told !== hint ? error.withHint(told) : error;
};

/** `OData-EntityId` holds a GUID, alone or beside the partition; an alternate key only repeats itself. */
const idIn = ({ traffic }: BulkRun, { headers }: HttpResponse): string | undefined => {
  const { apiRoot } = traffic.session.environment;
  const inside = entityKey(apiRoot, headers["odata-entityid"] ?? headers["location"]) ?? "";
  return normalizeGuid(/^(?:\w+id=)?([0-9a-f-]{36})(?:,partitionid=|$)/i.exec(inside)?.[1] ?? "");
};
