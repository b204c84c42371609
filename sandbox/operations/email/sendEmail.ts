import { requireNamedPrivilege } from "../../auth/privileges";
import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import { updateRow } from "../../records/update";
import type { Row } from "../../types";
import { needs } from "../privileges";
import type { RowOperation } from "../types";
import { checkRecipients, senderOf } from "./parties";

const OPEN = 0;
const SENT = { statecode: 1, statuscode: 3 };
const PENDING = { statecode: 1, statuscode: 6 };

/**
 * Puts an e-mail in the queue of outgoing mail, from which `deliverMail` of the sandbox sends it. An
 * e-mail whose sender has no mailbox that works is taken as well, and waits there.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/sendemail
 */
export const sendEmail: RowOperation = {
  name: "SendEmail",
  kind: "action",
  binding: { row: "email" },
  parameters: { IssueSend: "Edm.Boolean", TrackingToken: "Edm.String?" },
  returns: { Subject: "Edm.String" },
  privileges: [needs("Read", "email"), needs("Write", "email")],
  run({ call, table, row, id, given }) {
    if (row["statecode"] !== OPEN || row["directioncode"] !== 1) {
      const message = `The e-mail is in status ${row["statuscode"]}; only an outgoing draft can be sent.`;
      throw new Refusal(400, "0x80040233", message);
    }
    checkSender(call, senderOf(call, id));
    checkRecipients(call, id);
    if (!given.boolean("IssueSend")) {
      updateRow(call, table, row, SENT, "message");
      return { members: { Subject: String(row["subject"] ?? "") } };
    }
    const token = given.optionalText("TrackingToken") || String(row["trackingtoken"] ?? "");
    const tracked = token || nextToken(call);
    const subject = withToken(String(row["subject"] ?? ""), tracked);
    updateRow(call, table, row, { ...PENDING, subject, trackingtoken: tracked }, "message");
    return { members: { Subject: subject } };
  },
};

/** To send in the name of another user takes a privilege, and that user's consent. */
function checkSender(call: Call, sender: Row): void {
  const { store, context } = call;
  const user = String(sender["partyid"]);
  if (sender["partyid__table"] !== "systemuser" || user === context.userId) return;
  const secured = { objectTypeCode: 8, logicalName: "systemuser", label: "User" };
  requireNamedPrivilege(store, context, "prvSendAsUser", secured);
  if (store.find("usersettings", { systemuserid: user })[0]?.["issendasallowed"] === 1) return;
  throw new Refusal(400, "0x8004480d", "User does not have send-as privilege");
}

function nextToken({ store }: Call): string {
  const sent = store.find("email", { statecode: SENT.statecode }).length;
  return `CRM:${String(1001 + sent).padStart(7, "0")}`;
}

function withToken(subject: string, token: string): string {
  return subject.includes(token) ? subject : `${subject} ${token}`;
}
