import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { recordBody } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { setRecordState } from "../states/setRecordState";
import type { DataverseRecord } from "../types";
import { type ActivityTable, activityTable, type PartyInput } from "./activityTables";
import { activityId, createActivity, withActivity } from "./createActivity";
import { findRecipients } from "./recipients/findRecipients";
import { readRecipients } from "./recipients/readRecipients";
import type { Party } from "./recipients/types";
import type { LogActivityParams, LoggedActivity } from "./types";

/**
 * Creates a phone call, appointment, task or letter, and completes it where that is wanted. It is created under an ID
 * of our making, so that a lost answer makes no second one; a run with the Record ID of one that is there goes on
 * with it.
 *
 * @throws InputError for what the kind of activity does not have, before anything is written
 */
export async function logActivity(
  session: Session,
  params: LogActivityParams,
): Promise<LoggedActivity> {
  const id = activityId(params.recordId);
  const table = activityTable(params.activityType);
  requireTaken(params, table);
  const record = { ...columnsOf(params, table), ...(await partiesOf(session, params, table)) };
  const entityType = table.entitySetName;
  const refused = await createActivity(session, { ...params, id, entityType, record });
  const answer = { id, table: table.logicalName };
  if (!params.completed) {
    const completed =
      refused !== undefined &&
      (await isCompleted(session, params, `${entityType}(${id})`, refused));
    return { ...answer, completed, changed: refused === undefined };
  }
  try {
    const status = String(table.completed[params.direction ?? "outgoing"]);
    const { changed } = await setRecordState(session, {
      ...params,
      entityType,
      entityId: id,
      status,
    });
    return { ...answer, completed: true, changed: changed || refused === undefined };
  } catch (error) {
    const isGone = error instanceof DataverseError && error.status === 404;
    if (refused && isGone) throw refused;
    const told = `${entityType}(${id}) was created, and may be open: run again with Record ID ${id} to complete it`;
    throw withActivity(error, id, told);
  }
}

/** `statecode` of an activity that is completed, of every kind. */
const COMPLETED = 1;

/**
 * Whether the activity that a run before created is completed by now.
 *
 * @throws the refusal of the ID, where there is no such activity
 */
const isCompleted = async (
  session: Session,
  params: LogActivityParams,
  path: string,
  refused: DataverseError,
): Promise<boolean> => {
  try {
    const { value } = await sendOrThrow(session, {
      method: "GET",
      path: `${path}?$select=statecode`,
      operation: `Reading the state of ${path}`,
      idempotency: "always",
      headers: impersonationHeaders(params),
      read: recordBody,
    });
    return (value as DataverseRecord)["statecode"] === COMPLETED;
  } catch (error) {
    const isGone = error instanceof DataverseError && error.status === 404;
    throw isGone ? refused : error;
  }
};

const PARTIES = [
  ["from", "From"],
  ["to", "To"],
  ["cc", "CC"],
] as const;

/** What one kind of activity has, another one has not. */
const requireTaken = (
  params: LogActivityParams,
  { label, parties, ...table }: ActivityTable,
): void => {
  const isGiven = (name: PartyInput) => params[name] !== undefined;
  const strayed = PARTIES.find(([name]) => isGiven(name) && parties[name] === undefined);
  if (strayed) throw new InputError(`${strayed[1]} is set, and ${label} has no such people.`);
  if (params.direction !== undefined && !table.hasDirection) {
    throw new InputError(`Direction is set, and ${label} has none.`);
  }
  if (params.phoneNumber !== undefined && params.activityType !== "phonecall") {
    throw new InputError(`Phone Number is set, and ${label} has none.`);
  }
  const isTimed = params.start !== undefined && params.end !== undefined;
  if (params.activityType === "appointment" && !isTimed) {
    throw new InputError("Start and End are required for an appointment.");
  }
};

const columnsOf = (params: LogActivityParams, { hasDirection }: ActivityTable): DataverseRecord => {
  const { subject, description, regarding, start, end, durationMinutes, completed } = params;
  const times = {
    scheduledstart: start,
    scheduledend: end,
    actualdurationminutes: durationMinutes,
    ...(completed ? { actualstart: start, actualend: end } : {}),
  };
  const all = {
    subject,
    description,
    regardingobjectid: regarding,
    phonenumber: params.phoneNumber,
    ...(hasDirection ? { directioncode: params.direction !== "incoming" } : {}),
    ...times,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

const partiesOf = async (
  session: Session,
  params: LogActivityParams,
  { parties }: ActivityTable,
): Promise<DataverseRecord> => {
  const named = PARTIES.map(([name, input]) => ({
    input,
    recipients: readRecipients(params[name], input, session.environment),
  }));
  const found = await findRecipients(session, params, named);
  return Object.fromEntries(
    PARTIES.flatMap(([name], at) => {
      const people = found[at] ?? [];
      const column = parties[name];
      return column !== undefined && people.length > 0 ? [[column, people.map(toValue)]] : [];
    }),
  );
};

const toValue = (party: Party): unknown => ("reference" in party ? party.reference : party);
