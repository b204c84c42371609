import { InputError } from "../../errors/InputError";
import { withFullStop } from "../../errors/withFullStop";
import { normalizeGuid } from "../../odata/guid";
import { lookupContext } from "../../queries/filter/lookupContext";
import { ownUserId, whoAmI } from "../../records/whoAmI";
import { relatedRecord } from "../../relations/relatedRecord";
import { readId } from "../../session/readId";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import { emailAddress } from "../../values/emailAddress";
import { readReference } from "../../values/reference";
import { MOST_CANDIDATES } from "../../values/referencePredicate";
import { shown } from "../../values/types";
import type { SendEmailParams } from "../types";
import { type FoundSender, readSenders, type SenderSearch, type SenderTable } from "./readSenders";

/** Whom an e-mail comes from. */
export interface Sender {
  readonly table: SenderTable;
  readonly id: string;
  /** What keeps mail of this sender from going out. */
  readonly warning?: string | undefined;
}

const INPUT = "From";

const ACCEPTED =
  'the ID, name or e-mail address of a user or queue, "queue: Support" (table: name) or {"table", "id"}';

/**
 * The user or queue that an e-mail comes from; the user that the connection works as, unless another one is given.
 * One request, which also says whether their mail goes out; none for a draft whose sender is known by ID.
 *
 * @throws InputError where there is none, or there are several, and for a sender that has no mailbox
 */
export async function resolveSender(
  session: Session,
  params: Pick<SendEmailParams, "from" | "send"> & Impersonation,
): Promise<Sender> {
  const search = await toSearch(session, params);
  if (params.send === "draft" && search.id !== undefined && search.table !== undefined) {
    return { table: search.table, id: search.id };
  }
  const sender = choose(search, await readSenders(session, params, search));
  if (params.send === "draft") return sender;
  requireMailbox(sender, params.from !== undefined);
  return { ...sender, warning: warningOf(sender) };
}

/** The user that actions of this connection are done by, or on whose behalf. */
export async function actingUserId(session: Session, params: Impersonation): Promise<string> {
  const given = params.impersonateUserId && normalizeGuid(params.impersonateUserId);
  if (given) return given;
  if (!params.impersonateObjectId) return ownUserId(session);
  return (await whoAmI(session, params)).UserId.toLowerCase();
}

const toSearch = async (
  session: Session,
  params: Pick<SendEmailParams, "from"> & Impersonation,
): Promise<SenderSearch> => {
  const { from } = params;
  if (from === undefined) return { table: "systemuser", id: await actingUserId(session, params) };
  const address = typeof from === "string" ? emailAddress(from) : undefined;
  if (address !== undefined) return { text: address };
  const reference = readReference(from, session.environment);
  if (reference.kind === "id" && reference.table === undefined) return { id: reference.id };
  const table = "table" in reference ? reference.table : undefined;
  if (reference.kind === "name" && table !== undefined && SENDERS[table.trim().toLowerCase()]) {
    return { table: SENDERS[table.trim().toLowerCase()], text: reference.name.trim() };
  }
  const isText = typeof from === "string" && !/^\s*https?:/i.test(from) && table === undefined;
  if (isText) return { text: from.trim() };
  return ofRecord(session, params, from);
};

const SENDERS: Readonly<Record<string, SenderTable>> = Object.assign(Object.create(null), {
  user: "systemuser",
  users: "systemuser",
  systemuser: "systemuser",
  systemusers: "systemuser",
  queue: "queue",
  queues: "queue",
});

const TARGETS = [
  { table: "systemuser", navigation: "" },
  { table: "queue", navigation: "" },
];

const ofRecord = async (
  session: Session,
  params: Impersonation,
  from: unknown,
): Promise<SenderSearch> => {
  const context = lookupContext(session, params);
  const found = await relatedRecord(withType(from), { targets: TARGETS, isOwner: false }, context);
  if ("wrong" in found)
    throw new InputError(withFullStop(`${INPUT} cannot be used: ${found.wrong}`));
  const { logicalName, entitySetName, primaryIdAttribute } = found.table;
  const path = `${entitySetName}(${found.predicate})`;
  const id = found.id ?? (await readId(session, path, primaryIdAttribute, params));
  return { table: logicalName === "queue" ? "queue" : "systemuser", id };
};

/** A row that was read says by its key which of the two it is. */
const withType = (from: unknown): unknown => {
  if (typeof from !== "object" || from === null) return from;
  const table = ["systemuser", "queue"].find((name) => Object.hasOwn(from, `${name}id`));
  return table === undefined || Object.hasOwn(from, "@odata.type")
    ? from
    : { ...from, "@odata.type": `Microsoft.Dynamics.CRM.${table}` };
};

const choose = (search: SenderSearch, found: readonly FoundSender[]): FoundSender => {
  const given = shown(search.text ?? search.id);
  const active = found.filter(({ isActive }) => isActive);
  const [only, ...others] = active;
  if (only && others.length === 0) return only;
  if (!only) {
    const why = found[0] ? "is disabled or inactive" : "is no user or queue";
    throw new InputError(`${INPUT} ${given} ${why}; expected ${ACCEPTED}.`);
  }
  const listed = active
    .slice(0, MOST_CANDIDATES)
    .map(({ table, id, address }) => `/${table}s(${id})${address ? ` (${address})` : ""}`);
  const more = active.length > MOST_CANDIDATES ? " and others" : "";
  throw new InputError(
    `${INPUT} ${given} means several users or queues: give one of ${listed.join(", ")}${more}.`,
  );
};

const requireMailbox = (sender: FoundSender, isGiven: boolean): void => {
  const { name, isApplication, address } = sender;
  const who = isGiven ? `${INPUT} is` : "The connection works as";
  if (isApplication) {
    throw new InputError(
      `${who} the application user ${shown(name)}, which has no mailbox to send from: set ${INPUT} to a user or queue with one. Nothing was sent.`,
    );
  }
  if (address !== "") return;
  throw new InputError(
    `${who} ${shown(name)}, which has no e-mail address: enter one in its record, or set ${INPUT} to another user or queue. Nothing was sent.`,
  );
};

const MAILBOXES = "Power Platform admin center > the environment > Settings > Email > Mailboxes";

/** https://learn.microsoft.com/power-platform/admin/connect-exchange-online */
const warningOf = ({ name, table, outgoing }: FoundSender): string | undefined => {
  const { isApproved, method, isEnabled } = outgoing;
  const whose = `the ${table === "queue" ? "queue" : "user"} ${shown(name)}`;
  const waits = "The e-mail waits (Pending Send), and goes out afterwards";
  if (isApproved === false) {
    return `The e-mail address of ${whose} is not approved: an administrator approves it in the mailbox, ${MAILBOXES}. ${waits}.`;
  }
  if (method === 0 || (method === 2 && isEnabled === false)) {
    return `The mailbox of ${whose} does not send by server-side synchronization: an administrator sets its outgoing e-mail to it, then tests and enables it, ${MAILBOXES}. ${waits}.`;
  }
  return method === 1
    ? `Mail of ${whose} is sent by Outlook, when that user has it open next; until then it waits (Pending Send).`
    : undefined;
};
