import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { bodyHtml } from "./bodyHtml";
import { createActivity, newId } from "./createActivity";
import { type EmailState, emailPath, readEmail } from "./emailStatus";
import { findRecipients, type Party } from "./recipients/findRecipients";
import { readRecipients } from "./recipients/readRecipients";
import { sendDraft } from "./sendDraft";
import { actingUserId, resolveSender, type Sender } from "./sender/resolveSender";
import { fillTemplate } from "./template";
import type { SendEmailParams, SentEmail } from "./types";

/**
 * Sends an e-mail, or keeps it as a draft: it is created under an ID of our making, and then sent. Each step whose
 * answer is lost is settled by reading, so that no mail goes out twice. A run with the Record ID of an e-mail that
 * is there goes on with it.
 *
 * @throws InputError for senders, recipients and templates that cannot be used, before anything is written
 */
export async function sendEmail(session: Session, params: SendEmailParams): Promise<SentEmail> {
  const id = newId(params.recordId);
  const parties = await findParties(session, params);
  const sender = await resolveSender(session, params);
  const record = await toRecord(session, params, sender, parties);
  const refused = await createActivity(session, { ...params, id, entityType: "emails", record });
  const before = refused && (await readBefore(session, params, id, refused));
  if (before && !before.isOpen) return resultOf(session, before, false, [sender.warning]);
  const subject = String(record["subject"]);
  const draft = before ?? { ...NEW_DRAFT, id, subject };
  if (params.send === "draft") return resultOf(session, draft, before === undefined, []);
  return handOver(session, params, draft, sender, unresolvedIn(parties));
}

const COLUMNS = [
  ["to", "To"],
  ["cc", "CC"],
  ["bcc", "BCC"],
] as const;

type Parties = Readonly<Record<(typeof COLUMNS)[number][0], readonly Party[]>>;

const findParties = async (session: Session, params: SendEmailParams): Promise<Parties> => {
  const named = COLUMNS.map(([name, input]) => ({
    input,
    recipients: readRecipients(params[name], input, session.environment),
  }));
  if (params.send === "send" && named.every(({ recipients }) => recipients.length === 0)) {
    throw new InputError("To, CC and BCC are empty; expected a recipient. Nothing was sent.");
  }
  const [to = [], cc = [], bcc = []] = await findRecipients(session, params, named);
  return { to, cc, bcc };
};

const unresolvedIn = (parties: Parties): readonly string[] =>
  COLUMNS.flatMap(([name]) =>
    parties[name].flatMap((party) => ("addressused" in party ? [party.addressused] : [])),
  );

const toRecord = async (
  session: Session,
  params: SendEmailParams,
  sender: Sender,
  parties: Parties,
): Promise<DataverseRecord> => {
  const { template, regarding, body, bodyFormat } = params;
  const filled =
    template === undefined
      ? undefined
      : await fillTemplate(
          session,
          { ...params, template },
          {
            to: parties.to,
            userId: async () =>
              sender.table === "systemuser" ? sender.id : actingUserId(session, params),
          },
        );
  const description = body === undefined ? filled?.body : bodyHtml(body, bodyFormat);
  return {
    subject: params.subject ?? filled?.subject ?? "",
    ...(description === undefined ? {} : { description }),
    directioncode: true,
    from: [{ table: sender.table, id: sender.id }],
    ...Object.fromEntries(
      COLUMNS.flatMap(([name]) =>
        parties[name].length > 0 ? [[name, parties[name].map(toValue)]] : [],
      ),
    ),
    ...(regarding === undefined ? {} : { regardingobjectid: regarding }),
  };
};

const toValue = (party: Party): unknown => ("reference" in party ? party.reference : party);

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
  try {
    const { state, warning } = await sendDraft(session, params, id, unresolved);
    return resultOf(session, state, true, [sender.warning, warning]);
  } catch (error) {
    throw withDraft(error, id);
  }
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

/** A draft is there by now, so that nobody may take the whole for not done. */
const withDraft = (error: unknown, id: string): unknown => {
  if (!(error instanceof DataverseError)) return error;
  const told = `The e-mail is kept as the draft ${emailPath(id)}: run again with Record ID ${id} to go on with it`;
  const hint = error.hint?.includes(id)
    ? error.hint
    : [error.hint, told].filter(Boolean).join(". ");
  return new DataverseError({ ...error.facts, outcome: "unknown", hint });
};
