import { errorAnswer } from "../../answers/errorAnswer";
import { isOtherVersion, isUnversioned } from "../../answers/otherVersion";
import { answerDecision } from "../../http/answerDecision";
import { isSuccess } from "../../multipart/toAnswers";
import { isMissingRecord } from "../../records/getRecord";
import type { HttpResponse } from "../../types/http";
import { type Plan, repeatability } from "../plan";
import type { Row } from "../rows/row";
import type { BulkStatus } from "../types";
import type { RowResult } from "./rowResult";

/** Reads the answer to a row that was sent alone, or as a part of a batch. */
export function classifyResponse(plan: Plan, row: Row, response: HttpResponse): RowResult {
  const { status } = response;
  const own = plan.rule?.classify(row, response);
  if (own) return own;
  if (isSuccess(response)) return { is: "done", status: successOf(plan, row, status) };
  // Neither a success nor a refusal: it says nothing that can be relied on.
  if (status < 400) return { is: "unknown" };
  if (row.ambiguous && plan.verb === "delete" && isMissingRecord(response)) {
    return { is: "done", status: "deleted" };
  }
  const { code } = errorAnswer(response.body, response.headers["content-type"]);
  // Only an earlier try can have used an id that we chose.
  if (row.ambiguous && row.chosen && isDuplicateId(status, code)) {
    return { is: "done", status: "created" };
  }
  if (changedSince(plan, row, response, code)) return { is: "resend" };
  const decision = answerDecision(repeatability(plan, row), response);
  if (decision.act === "final") return { is: "refused" };
  return { is: decision.act === "retry" && !decision.doubt ? "resend" : "unknown" };
}

/**
 * Whether a row was refused since its record is another one than was read: then it is read and compared
 * again, unless a plan says what has to be written.
 */
const changedSince = (plan: Plan, row: Row, response: HttpResponse, code: string): boolean => {
  const { known } = row;
  if (known?.version === undefined || !plan.comparer || plan.comparer.isFixed) return false;
  if (isUnversioned(response.status, code)) {
    plan.comparer.withoutVersions();
    known.version = undefined;
    known.stale = true;
    return true;
  }
  const isChanged = isOtherVersion(response.status, code);
  const isGone = plan.verb === "upsert" && isMissingRecord(response);
  if (!isChanged && !isGone) return false;
  known.stale = true;
  known.conflicts += 1;
  return true;
};

const isDuplicateId = (status: number, code: string): boolean =>
  status === 412 && code.toLowerCase() === "0x80040237";

/**
 * 201 says that an upsert created the record; 204 says of both that it is done. Under a version there was a
 * record.
 */
const successOf = ({ verb, success }: Plan, { known }: Row, status: number): BulkStatus => {
  if (verb !== "upsert") return success;
  if (known?.version !== undefined) return "updated";
  return status === 201 || known?.mustBeNew ? "created" : success;
};
