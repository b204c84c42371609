import { InputError } from "../errors/InputError";
import type { NamedFile } from "../files/types";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { downloadAttachment } from "./attachments/downloadAttachment";
import { bodyHtml } from "./bodyHtml";
import { findRecipients } from "./recipients/findRecipients";
import { readRecipients } from "./recipients/readRecipients";
import type { Party } from "./recipients/types";
import { actingUserId, type Sender } from "./sender/resolveSender";
import { type FilledTemplate, fillTemplate } from "./template";
import type { SendEmailParams } from "./types";

const COLUMNS = [
  ["to", "To"],
  ["cc", "CC"],
  ["bcc", "BCC"],
] as const;

type Parties = Readonly<Record<(typeof COLUMNS)[number][0], readonly Party[]>>;

/**
 * Whom an e-mail goes to, column by column.
 *
 * @throws InputError for one that is to be sent to nobody
 */
export async function findParties(session: Session, params: SendEmailParams): Promise<Parties> {
  const named = COLUMNS.map(([name, input]) => ({
    input,
    recipients: readRecipients(params[name], input, session.environment),
  }));
  if (params.send === "send" && named.every(({ recipients }) => recipients.length === 0)) {
    throw new InputError("To, CC and BCC are empty; expected a recipient. Nothing was sent.");
  }
  const [to = [], cc = [], bcc = []] = await findRecipients(session, params, named);
  return { to, cc, bcc };
}

/** The addresses that belong to no one record. */
export function unresolvedIn(parties: Parties): readonly string[] {
  return COLUMNS.flatMap(([name]) =>
    parties[name].flatMap((party) => ("addressused" in party ? [party.addressused] : [])),
  );
}

/** An e-mail that is to be created, and the files that its template has. */
interface NewEmail {
  readonly record: DataverseRecord;
  readonly files: readonly NamedFile[];
}

/** The columns of an e-mail, its template filled. Nothing is written. */
export async function emailRecord(
  session: Session,
  params: SendEmailParams,
  sender: Sender,
  parties: Parties,
): Promise<NewEmail> {
  const { regarding, body, bodyFormat } = params;
  const filled = await filledTemplate(session, params, sender, parties);
  const description = body === undefined ? filled?.body : bodyHtml(body, bodyFormat);
  const record = {
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
  return { record, files: filled ? await filesOf(session, params, filled) : [] };
}

const filledTemplate = async (
  session: Session,
  params: SendEmailParams,
  sender: Sender,
  { to }: Parties,
): Promise<FilledTemplate | undefined> => {
  const { template } = params;
  if (template === undefined) return undefined;
  const userId = async () =>
    sender.table === "systemuser" ? sender.id : actingUserId(session, params);
  return fillTemplate(session, { ...params, template }, { to, userId });
};

/** The message that fills a template leaves its files behind. */
const filesOf = async (
  session: Session,
  params: SendEmailParams,
  { attachmentIds }: FilledTemplate,
): Promise<readonly NamedFile[]> => {
  const files: NamedFile[] = [];
  for (const attachment of attachmentIds) {
    const { file, name } = await downloadAttachment(session, { ...params, attachment });
    if (file !== null) files.push({ ...file, name: name ?? "attachment" });
  }
  return files;
};

const toValue = (party: Party): unknown => ("reference" in party ? party.reference : party);
