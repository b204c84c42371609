import { DataverseError } from "../errors/DataverseError";
import type { Session } from "../session/session";
import type { CreateRecordParams, DataverseRecord } from "../types";
import { readAnswer } from "./answerOfWrite";
import type { AnswerWanted } from "./answerWanted";

/**
 * A create that Dataverse confirmed but whose answer broke off: where its head named the record, the
 * record is read, as far as it is wanted; otherwise the error is final, which says that it was done.
 */
export async function recoverCreated(
  session: Session,
  error: unknown,
  params: CreateRecordParams & { readonly wanted: AnswerWanted },
): Promise<DataverseRecord> {
  const url =
    error instanceof DataverseError && error.outcome === "done" ? error.entityUrl : undefined;
  if (!url) throw error;
  // A failure to read it back must not hide that the create was done.
  return readAnswer(session, { ...params, entityId: url }).catch(() => {
    throw error;
  });
}
