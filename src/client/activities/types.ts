import type { RecordReference } from "../conversions/types";
import type { Impersonation } from "../types";
import type { BypassLogic } from "../types/params";

export interface ActivityOptions extends Impersonation {
  readonly bypassCustomLogic?: BypassLogic | undefined;
  /** A GUID of the caller's own choice: a second run with it goes on where the first one stopped. */
  readonly recordId?: string | undefined;
}

export type EmailBodyFormat = "auto" | "html" | "text";

export interface SendEmailParams extends ActivityOptions {
  /** User or queue; default the user that the connection works as. */
  readonly from?: RecordReference | undefined;
  readonly to?: unknown;
  readonly cc?: unknown;
  readonly bcc?: unknown;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly bodyFormat?: EmailBodyFormat | undefined;
  readonly regarding?: RecordReference | undefined;
  /** Files of earlier steps, or `{ name, file }`. */
  readonly attachments?: readonly unknown[] | undefined;
  /** ID or title of an e-mail template. Subject and body that are given win over it. */
  readonly template?: string | undefined;
  /** Record that fills the template; default the one that the e-mail is regarding, or its one recipient. */
  readonly templateRecord?: RecordReference | undefined;
  readonly send: "send" | "draft";
}

export type EmailStatus =
  | "Draft"
  | "Completed"
  | "Sent"
  | "Received"
  | "Canceled"
  | "Pending Send"
  | "Sending"
  | "Failed";

export interface SentEmail {
  readonly id: string;
  /** False where a run before had sent it. */
  readonly changed: boolean;
  /** *Pending Send*: Dataverse has taken it, and sends it within minutes. */
  readonly status: EmailStatus | string;
  /** When it went out; null as long as it waits. */
  readonly sentOn: string | null;
  /** As Dataverse keeps it, with its tracking token. */
  readonly subject: string | null;
  /** What keeps it from going out, or could not be read. */
  readonly warning?: string | undefined;
}

export type ActivityKind = "phonecall" | "appointment" | "task" | "letter";

export interface LogActivityParams extends ActivityOptions {
  readonly activityType: ActivityKind;
  readonly subject: string;
  readonly description?: string | undefined;
  /** Caller, sender or organizer. */
  readonly from?: unknown;
  /** Who was called, written to or invited. */
  readonly to?: unknown;
  /** Who got a copy, or is invited without being needed. */
  readonly cc?: unknown;
  readonly regarding?: RecordReference | undefined;
  readonly direction?: "incoming" | "outgoing" | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly durationMinutes?: number | undefined;
  readonly phoneNumber?: string | undefined;
  readonly completed: boolean;
  readonly timeZone?: string | undefined;
}

export interface LoggedActivity {
  readonly id: string;
  /** Logical name of its table. */
  readonly table: string;
  /** False where a run before had done all of it. */
  readonly changed: boolean;
  readonly completed: boolean;
}
