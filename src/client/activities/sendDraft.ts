import { sendMessage } from "../conversions/sendMessage";
import { DataverseError } from "../errors/DataverseError";
import { recordBody } from "../odata/listBody";
import type { Session } from "../session/session";
import { settleByReading } from "../session/settleByReading";
import { type EmailState, emailPath, readEmail } from "./emailStatus";
import { refusalHint } from "./refusalHint";
import type { ActivityOptions } from "./types";

/** An e-mail that was sent, and what could not be read of it afterwards. */
export interface Handed {
  readonly state: EmailState;
  readonly warning?: string | undefined;
  /** True where another run was faster. */
  readonly byOthers?: boolean | undefined;
}

/**
 * Sends an e-mail, once. A lost answer is settled by reading the e-mail, and never by sending it a
 * second time.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/sendemail
 *
 * @param unresolved addresses that belong to no record, which an organization may refuse
 */
export async function sendDraft(
  session: Session,
  params: ActivityOptions,
  id: string,
  unresolved: readonly string[] = [],
): Promise<Handed> {
  const path = emailPath(id);
  const sent = await sendMessage(session, {
    ...params,
    name: "SendEmail",
    boundTo: path,
    body: { IssueSend: true },
    operation: `Sending ${path}`,
    read: recordBody,
  }).catch((error: unknown) => ({ error }));
  if ("error" in sent) {
    const other = await sentByOthers(session, params, id, sent.error);
    if (other) return { state: other, byOthers: true };
    return { state: await sentAllTheSame(session, params, id, withHint(sent.error, unresolved)) };
  }
  return requireTaken(await readSent(session, params, id, subjectOf(sent.value)));
}

/** One that the mail server refuses at once is a draft again. */
const requireTaken = (handed: Handed): Handed => {
  if (handed.state.status !== "Failed") return handed;
  throw new DataverseError({
    operation: `Sending ${emailPath(handed.state.id)}`,
    outcome: "notDone",
    detail: "Dataverse took the e-mail, and the mail server refused it (Failed)",
    hint: "The reason is among the alerts of the sender's mailbox",
  });
};

/** A refusal may mean that the e-mail is no draft any more, since a run with the same Record ID has sent it. */
const sentByOthers = async (
  session: Session,
  params: ActivityOptions,
  id: string,
  error: unknown,
): Promise<EmailState | undefined> => {
  if (!(error instanceof DataverseError) || error.status !== 400) return undefined;
  if (params.recordId === undefined || error.outcome !== "notDone") return undefined;
  const state = await readEmail(session, params, id).catch(() => undefined);
  return state?.isTaken ? state : undefined;
};

const sentAllTheSame = (
  session: Session,
  params: ActivityOptions,
  id: string,
  error: unknown,
): Promise<EmailState> =>
  settleByReading(session, error, {
    find: async () => {
      const state = await readEmail(session, params, id);
      if (state.isTaken) return { value: state };
      return state.status === "Failed"
        ? { unclear: "The e-mail was read afterwards: the mail server refused it (Failed)" }
        : undefined;
    },
    found: "the e-mail is on its way",
    missing: `The e-mail was read afterwards and was still a draft, but may still be sent. Run again in a minute with Record ID ${id}: the e-mail is read first, and sent only if it is a draft`,
  });

/** The e-mail is taken, whether or not it can be read afterwards. */
const readSent = async (
  session: Session,
  params: ActivityOptions,
  id: string,
  subject: string | null,
): Promise<Handed> => {
  try {
    return { state: await readEmail(session, params, id) };
  } catch (error) {
    // Whatever keeps it from being read: a run that failed would be repeated, and the e-mail go out twice.
    const why = error instanceof Error ? error.message : String(error);
    const warning = `The e-mail was sent, but its status could not be read: ${why}`;
    const state = {
      id,
      status: "Pending Send",
      sentOn: null,
      subject,
      isTaken: true,
      isOpen: false,
    };
    return { state, warning };
  }
};

const subjectOf = (answer: unknown): string | null => {
  const subject = (answer as { readonly Subject?: unknown } | undefined)?.Subject;
  return typeof subject === "string" ? subject : null;
};

const withHint = (error: unknown, unresolved: readonly string[]): unknown => {
  if (!(error instanceof DataverseError) || error.outcome !== "notDone") return error;
  const hint = refusalHint(error, unresolved);
  return hint === undefined ? error : error.withHint(hint);
};
