import type { Row, Store } from "../../types";

const PENDING = 6;
const SERVER_SIDE = 2;
const APPROVED = 1;

/** What became of an e-mail: it went out, or the mail server refused it, which opens it again. */
const ENDS = {
  sent: { statecode: 1, statuscode: 3 },
  failed: { statecode: 0, statuscode: 8 },
} as const;

export type DeliveryEnd = keyof typeof ENDS;

/**
 * What server-side synchronization does now and then: the e-mails that wait to be sent go out, if the mailbox or
 * queue of their sender is approved and set up for it. Returns what is to be written to each.
 * https://learn.microsoft.com/power-platform/admin/server-side-synchronization
 */
export function deliveries(store: Store, end: DeliveryEnd, now: string): Map<string, Row> {
  const waiting = store.find("email", { statuscode: PENDING });
  const ready = waiting.filter((email) => isSetUp(store, String(email["activityid"])));
  const time = end === "sent" ? { senton: now, actualend: now } : {};
  return new Map(
    ready.map((email) => [
      String(email["activityid"]),
      { ...ENDS[end], ...time, deliveryattempts: Number(email["deliveryattempts"] ?? 0) + 1 },
    ]),
  );
}

function isSetUp(store: Store, emailId: string): boolean {
  const parties = { activityid: emailId, participationtypemask: 1 };
  const [sender] = store.find("activityparty", parties);
  const table = String(sender?.["partyid__table"]);
  const row = sender && store.read(table, String(sender["partyid"]));
  if (table === "queue") return isApproved(row) && isServerSide(row);
  const box = row && store.read("mailbox", String(row["defaultmailbox"]));
  return isApproved(row) && isServerSide(box) && box?.["enabledforoutgoingemail"] === 1;
}

function isApproved(row: Row | undefined): boolean {
  return row?.["emailrouteraccessapproval"] === APPROVED;
}

function isServerSide(row: Row | undefined): boolean {
  return row?.["outgoingemaildeliverymethod"] === SERVER_SIDE;
}
