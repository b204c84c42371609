import { UnreadableBody } from "../errors/failures";
import { recordBody } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import type { EmailStatus } from "./types";

/** Status reasons of e-mails; customizers can neither remove these nor give them other numbers. */
const STATUS: Readonly<Record<number, EmailStatus>> = {
  1: "Draft",
  2: "Completed",
  3: "Sent",
  4: "Received",
  5: "Canceled",
  6: "Pending Send",
  7: "Sending",
  8: "Failed",
};

/** Those of an e-mail that Dataverse has taken to be sent, and those of one that can be sent. */
const TAKEN: readonly string[] = ["Sent", "Pending Send", "Sending"];
const OPEN: readonly string[] = ["Draft", "Failed"];

/** What an e-mail has come to. */
export interface EmailState {
  readonly id: string;
  readonly status: EmailStatus | string;
  readonly sentOn: string | null;
  readonly subject: string | null;
  readonly isTaken: boolean;
  readonly isOpen: boolean;
}

export function emailPath(id: string): string {
  return `emails(${id})`;
}

/** Reads what has become of an e-mail. One request. */
export async function readEmail(
  session: Session,
  params: Impersonation,
  id: string,
): Promise<EmailState> {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${emailPath(id)}?$select=statuscode,statecode,senton,subject,directioncode`,
    operation: `Reading ${emailPath(id)}`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: (response: HttpResponse) => toState(id, recordBody(response)),
  });
  return value as EmailState;
}

const toState = (id: string, row: DataverseRecord): EmailState => {
  const { statuscode, statecode, senton, subject, directioncode } = row;
  if (typeof statuscode !== "number" || typeof statecode !== "number") {
    throw new UnreadableBody("the answer does not say in which state the e-mail is");
  }
  const status = STATUS[statuscode] ?? String(statuscode);
  return {
    id,
    status,
    sentOn: typeof senton === "string" ? senton : null,
    subject: typeof subject === "string" ? subject : null,
    isTaken: TAKEN.includes(status),
    // Other status reasons may be added: the state says whether those are open.
    isOpen:
      statecode === 0 && directioncode !== false && (OPEN.includes(status) || !STATUS[statuscode]),
  };
};
