import { errorAnswer } from "../../answers/errorAnswer";
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
  if (isSuccess(response)) return { is: "done", status: successOf(plan, status) };
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
  const decision = answerDecision(repeatability(plan, row), response);
  if (decision.act === "final") return { is: "refused" };
  return { is: decision.act === "retry" && !decision.doubt ? "resend" : "unknown" };
}

const isDuplicateId = (status: number, code: string): boolean =>
  status === 412 && code.toLowerCase() === "0x80040237";

/** 201 says that an upsert created the record; 204 says of both that it is done. */
const successOf = ({ verb, success }: Plan, status: number): BulkStatus =>
  verb === "upsert" && status === 201 ? "created" : success;
