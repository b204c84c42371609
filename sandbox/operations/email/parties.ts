import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import type { Row, Store } from "../../types";

/** `participationtypemask` of the one who sends, and of those an e-mail goes to. */
const SENDER = 1;
const RECIPIENTS = [2, 3, 4];

/** Who can be written to, each with the column of the address that is used first. */
const ADDRESSES: Readonly<Record<string, string>> = {
  account: "emailaddress1",
  contact: "emailaddress1",
  lead: "emailaddress1",
  queue: "emailaddress",
  systemuser: "internalemailaddress",
};

/** The address that a party of an activity goes by: its own, or that of its record. */
export function addressOf(store: Store, party: Row): Row[string] | undefined {
  if (party["addressused"]) return party["addressused"];
  const table = String(party["partyid__table"]);
  const column = Object.hasOwn(ADDRESSES, table) ? ADDRESSES[table] : undefined;
  return column && store.read(table, String(party["partyid"]))?.[column];
}

/**
 * The party that an e-mail comes from. The codes are those of Microsoft's list; their words are not documented.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export function senderOf({ store }: Call, emailId: string): Row {
  const [sender, ...others] = store.find("activityparty", {
    activityid: emailId,
    participationtypemask: SENDER,
  });
  if (sender === undefined) throw refusal("0x80040b02", "The e-mail has no sender.");
  const isOne = ["systemuser", "queue"].includes(String(sender["partyid__table"]));
  if (others.length > 0 || !isOne) {
    throw refusal("0x80040b01", "The sender of an e-mail has to be one user or queue.");
  }
  if (addressOf(store, sender)) return sender;
  throw refusal("0x80040b08", "The sender does not have an e-mail address.");
}

/** Refuses an e-mail that goes to nobody, or to somebody who cannot be written to. */
export function checkRecipients({ store }: Call, emailId: string): void {
  const parties = RECIPIENTS.flatMap((participationtypemask) =>
    store.find("activityparty", { activityid: emailId, participationtypemask }),
  );
  if (parties.length === 0) throw refusal("0x80040b05", "The e-mail has no recipients.");
  const [organization] = store.find("organization", {});
  for (const party of parties) {
    const address = addressOf(store, party);
    if (!address) throw refusal("0x80040b0a", "No e-mail address was found for a recipient.");
    if (!/^[^\s@]+@[^\s@]+$/.test(String(address))) {
      throw refusal("0x80040b0b", `The e-mail address ${address} is not valid.`);
    }
    if (party["partyid"] === null) {
      if (organization?.["allowunresolvedpartiesonemailsend"] === 1) continue;
      throw refusal("0x80040b00", `The recipient ${address} is not resolved.`);
    }
    const row = store.read(String(party["partyid__table"]), String(party["partyid"]));
    if (row?.["donotemail"] === 1) {
      throw refusal("0x80040b09", "A recipient is marked as not to be sent e-mail.");
    }
  }
}

function refusal(code: string, message: string): Refusal {
  return new Refusal(400, code, message);
}
