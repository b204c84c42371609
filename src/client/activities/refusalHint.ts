import type { DataverseError } from "../errors/DataverseError";
import { ownValue } from "../objects/ownProperty";

const MAILBOXES = "Power Platform admin center > the environment > Settings > Email > Mailboxes";

/**
 * What to do where an e-mail is not taken, by the codes of Microsoft's list.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
const HINTS: Readonly<Record<string, string>> = {
  "0x80040b01": "From has to be one user or queue",
  "0x80040b02": "Set From to a user or queue",
  "0x80040b04": "Set To, CC or BCC",
  "0x80040b05": "Set To, CC or BCC",
  "0x80040b08":
    "Enter an e-mail address in the record of the sender, or set From to another user or queue",
  "0x80040b09":
    "A recipient is marked in Dynamics 365 as not to be sent e-mail: leave that person out, or change Do not allow Emails in the record",
  "0x80040b0a":
    "A recipient's record has no e-mail address: enter one there, or give the address itself",
  "0x80040b0b":
    "Check the e-mail addresses of To, CC and BCC, and those in the records of the recipients",
  "0x80044192":
    "Check the e-mail addresses of To, CC and BCC, and those in the records of the recipients",
  "0x8004480d":
    "The sender is another user: that user allows it in Personal Options > Email, and the connection needs the privilege prvSendAsUser (Send Email as Another User)",
  "0x8004480f":
    "The connection may not send for this queue: it needs the privilege Send Email as Another User, and to be a member of the queue",
  "0x8005e217": `The sender has no mailbox that can be used: see ${MAILBOXES}`,
  "0x8005e219": `The sender's mailbox is inactive: an administrator activates it, ${MAILBOXES}`,
  "0x8005e220": `The sender's mailbox is not approved: an administrator approves its e-mail address, ${MAILBOXES}`,
  "0x8005e237":
    "The e-mail is too large with its attachments: the limit is that of the mailbox's e-mail server profile",
};

/** Addresses that a hint lists. */
const MOST_LISTED = 3;

/** @param unresolved addresses of the e-mail that belong to no record */
export function refusalHint(
  { code, detail, status }: Pick<DataverseError, "code" | "detail" | "status">,
  unresolved: readonly string[],
): string | undefined {
  const hint = code === undefined ? undefined : ownValue(HINTS, code.toLowerCase());
  const mayBeUnresolved = /unresolved|not resolved/i.test(detail) || (!hint && status === 400);
  if (unresolved.length === 0 || !mayBeUnresolved) return hint;
  const listed = unresolved.slice(0, MOST_LISTED).join(", ");
  const more = unresolved.length > MOST_LISTED ? " and others" : "";
  const advice = `${listed}${more} belong${unresolved.length === 1 ? "s" : ""} to no one record: an administrator allows such recipients in the system settings (Email > Allow messages with unresolved email recipients to be sent), or a contact with the address is created first`;
  return hint === undefined ? advice : `${hint}. ${advice}`;
}
