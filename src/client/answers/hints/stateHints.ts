import type { Refusal } from "./refusal";

/** Hints for writes that were refused for the state they set, or for the state of the record. */
export function stateHint(refusal: Refusal): string | undefined {
  return byState(refusal) ?? wrongStatus(refusal) ?? closing(refusal) ?? anyActivity(refusal);
}

const TRANSITION =
  "The table's own rules do not let this status follow the present one: List Choices shows the status reasons, and an administrator the transitions between them";
const CLOSED = "The record is closed: set it to an open state first, by Set Record State";

/** By the codes of Microsoft's list of web service errors. */
const BY_CODE: ReadonlyMap<string, string> = new Map([
  ["0x8004440a", "The case has open activities: complete or cancel them, and run again"],
  ["0x8004f456", "The case has open child cases: resolve or cancel them, and run again"],
  ["0x80040515", "The opportunity is closed: set it to Open first, by Set Record State"],
  ["0x80044411", "The case is closed: set it to an active state first, by Set Record State"],
  ["0x800404cf", "The case is closed: set it to an active state first, by Set Record State"],
  ["0x80040230", CLOSED],
  [
    "0x80100003",
    "Only a draft can be activated: a closed quote is revised, which makes a new draft",
  ],
  ["0x80100000", "Only an active invoice can be paid"],
  ["0x80100001", "Only an active invoice can be canceled"],
  ["0x8004f00e", TRANSITION],
  ["0x8004f854", TRANSITION],
  ["0x8004f855", TRANSITION],
  ["0x8004f856", TRANSITION],
  ["0x8004f857", TRANSITION],
  ["0x8004f858", TRANSITION],
]);

const byState = ({ code }: Refusal): string | undefined => BY_CODE.get(code.toLowerCase());

/** https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions */
const wrongStatus = ({ message, method }: Refusal): string | undefined => {
  const [, status, state, table] =
    /(-?\d{1,10}) is not a valid status code for state code (?:\w{1,40}\.)?([\w ]{1,40}) on (\w{1,60})/i.exec(
      message,
    ) ?? [];
  if (!status || !state || !table) return undefined;
  return method === "POST"
    ? `A record of ${table} begins as ${state}, and statuscode ${status} belongs to another state: create it without statecode and statuscode, then update both`
    : `statuscode ${status} does not belong to the state ${state} of ${table}: set the statecode it belongs to beside it, or take a status of ${state}; List Choices shows the state of each status`;
};

/** Tables whose records are closed by a message, where an update is refused. */
const CLOSED_BY_MESSAGE = new Set(["opportunity", "incident", "quote", "salesorder"]);

const closing = ({ message }: Refusal): string | undefined => {
  const [, table = "", state = ""] =
    /can ?not be used to set the state of (\w{1,60}) to ([\w ]{1,40})\./i.exec(message) ?? [];
  return CLOSED_BY_MESSAGE.has(table.toLowerCase())
    ? `An update does not set this state: Set Record State sets ${table} to ${state}`
    : undefined;
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/activitypointer#messages */
const anyActivity = ({ message }: Refusal): string | undefined =>
  /does not support entities of type 'activitypointer'/i.test(message)
    ? "activitypointer lists activities of every kind and is only read: write to the table that activitytypecode of the record names, such as task or email"
    : undefined;
