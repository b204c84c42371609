import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import type { Session } from "../session/session";
import { attachMissing } from "./attachments/attachMissing";
import { checkAttachments, readAttachments } from "./attachments/readAttachment";
import { activityId, createActivity, withActivity } from "./createActivity";
import { emailRecord, findParties, unresolvedIn } from "./emailRecord";
import { type EmailState, emailPath, readEmail } from "./emailStatus";
import { sendDraft } from "./sendDraft";
import { resolveSender, type Sender } from "./sender/resolveSender";
import type { SendEmailParams, SentEmail } from "./types";

/**
 * Sends an e-mail, or keeps it as a draft: it is created under an ID of our making, its files are attached, and then
 * it is sent. Each step whose answer is lost is settled by reading, so that no mail goes out twice. A run with the
 * Record ID of an e-mail that is there goes on with it.
 *
 * @throws InputError for senders, recipients, files and templates that cannot be used, before anything is written
 */
export async function sendEmail(session: Session, params: SendEmailParams): Promise<SentEmail> {
  const id = activityId(params.recordId);
  requireContent(params);
  const given = readAttachments(params.attachments ?? [], "Attachments");
  const parties = await findParties(session, params);
  const sender = await resolveSender(session, params);
  const { record, files: own } = await emailRecord(session, params, sender, parties);
  const files = [...own, ...given];
  await checkAttachments(session, params, files, "Attachments");
  const refused = await createActivity(session, { ...params, id, entityType: "emails", record });
  const before = refused && (await readBefore(session, params, id, refused));
  if (before && !before.isOpen) return resultOf(session, before, false, [sender.warning]);
  const draft = before ?? { ...NEW_DRAFT, id, subject: String(record["subject"]) };
  try {
    // A create that was in doubt may have met the e-mail of a run just before.
    const isNew = before === undefined && params.recordId === undefined;
    const attached = await attachMissing(session, params, id, files, isNew);
    if (params.send === "send") {
      return await handOver(session, params, draft, sender, unresolvedIn(parties));
    }
    return resultOf(session, draft, before === undefined || attached > 0, []);
  } catch (error) {
    const path = emailPath(id);
    const told = `The e-mail is kept as the draft ${path}: run again with Record ID ${id} to go on with it`;
    throw withActivity(error, id, told);
  }
}

/** Nobody sends an e-mail with nothing in it: references led nowhere. */
const requireContent = ({ send, subject, body, template, attachments }: SendEmailParams): void => {
  if (send === "draft" || subject || body || template || attachments?.length) return;
  throw new InputError(
    "Subject, Body, Template and Attachments are empty; expected at least one of them. Nothing was sent.",
  );
};

/** The e-mail that a run before created under this ID. */
const readBefore = async (
  session: Session,
  params: SendEmailParams,
  id: string,
  refused: DataverseError,
): Promise<EmailState> => {
  const before = await readEmail(session, params, id).catch((error: unknown) => {
    throw error instanceof DataverseError && error.status === 404 ? refused : error;
  });
  if (before.isTaken || before.isOpen) return before;
  throw new InputError(
    `Record ID ${id} is that of an e-mail in status ${before.status}, which cannot be sent; expected a draft, or another ID.`,
  );
};

const NEW_DRAFT = { status: "Draft", sentOn: null, isTaken: false, isOpen: true } as const;

const handOver = async (
  session: Session,
  params: SendEmailParams,
  { id }: EmailState,
  sender: Sender,
  unresolved: readonly string[],
): Promise<SentEmail> => {
  const { state, warning, byOthers } = await sendDraft(session, params, id, unresolved);
  return resultOf(session, state, !byOthers, [sender.warning, warning]);
};

const resultOf = (
  session: Session,
  { id, status, sentOn, subject }: EmailState,
  changed: boolean,
  warnings: readonly (string | undefined)[],
): SentEmail => {
  const warning =
    status === "Pending Send" ? warnings.filter((each) => each !== undefined).join(" ") : "";
  if (warning !== "") session.logger.warn(warning);
  return { id, changed, status, sentOn, subject, ...(warning === "" ? {} : { warning }) };
};
