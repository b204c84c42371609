import { errorAnswer } from "../../answers/errorAnswer";
import type { DataverseError } from "../../errors/DataverseError";
import { answerDecision } from "../../http/answerDecision";
import { unknownSegment } from "../../metadata/cache/segmentHint";
import type { HttpResponse } from "../../types/http";
import type { Plan } from "../plan";
import type { RowRule } from "../rowRule";

/**
 * What the refusal of a request with many rows is about. `tooLarge`: fewer rows may pass, and nothing was
 * carried out; `tooSlow`: fewer rows may pass, and nobody can tell; `unsupported`: the table does not have
 * the message after all; `unknown`: it may have been carried out; `rows`: one of them, and nothing was
 * carried out.
 */
export type WholeRefusal = "tooLarge" | "tooSlow" | "unsupported" | "unknown" | "rows";

/** `CRM ErrorCode: -2147204783` (Microsoft: "Use bulk operation messages", SQL timeouts). */
const SQL_TIMEOUT = /SQL timeout expired|-2147204783/i;
const NOT_SUPPORTED = /does not support entities of type|has not yet been implemented/i;

/** The segment of a bulk message, which older environments do not have: rows go in another way there. */
const BULK_MESSAGE = /Microsoft\.Dynamics\.CRM\.\w+Multiple/;

export function wholeRefusal(response: HttpResponse): WholeRefusal {
  const { status } = response;
  const { code, message } = errorAnswer(response.body, response.headers["content-type"]);
  if (status === 413) return "tooLarge";
  if (SQL_TIMEOUT.test(message) || /^0x80044151$/i.test(code)) return "tooSlow";
  if (status === 501 || /^0x80040800$/i.test(code) || NOT_SUPPORTED.test(message))
    return "unsupported";
  if (status === 404 && BULK_MESSAGE.test(message)) return "unsupported";
  return answerDecision("harmless", response).act === "retry" ? "unknown" : "rows";
}

/** Codes of a user who may do nothing at all in the environment. */
const NO_USER = new Set(["0x80072560", "0x80042f09", "0x80040225", "0x8004d24b", "0x8004a110"]);
const MISSING = /missing prv(Create|Write|Delete|Assign)\w* privilege/i;
const OF_TABLE = /for entity '([^']+)'/i;
const PRIVILEGES: Readonly<Record<Plan["verb"], string>> = {
  create: "create",
  createOnly: "create",
  update: "write",
  /** Which of the two privileges an upsert needs depends on the row. */
  upsert: "",
  delete: "delete",
};

/** What of a plan says whom a refusal concerns. */
type Asked = Pick<Plan, "verb" | "definition" | "assigns"> & {
  readonly rule?: Pick<RowRule, "concernsAll"> | undefined;
};

/** Whether a refusal would meet every other row as well, so that there is no sense in sending them. */
export function concernsAll(asked: Asked, error: DataverseError): boolean {
  const { verb, definition, assigns, rule } = asked;
  const segment = unknownSegment(error);
  if (error.status === 401 || (segment !== undefined && !BULK_MESSAGE.test(segment))) return true;
  if (rule?.concernsAll(error)) return true;
  if (error.status !== 403) return false;
  if (NO_USER.has(error.code?.toLowerCase() ?? "")) return true;
  const table = OF_TABLE.exec(error.detail)?.[1];
  const missing = MISSING.exec(error.detail)?.[1]?.toLowerCase();
  return (
    (missing === PRIVILEGES[verb] || (assigns === true && missing === "assign")) &&
    (table === undefined || table.toLowerCase() === definition.logicalName)
  );
}
