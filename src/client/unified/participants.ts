import { FORMATTED, LOOKUP_TABLE } from "../labels/annotations";
import { queryRecords } from "../queries/odata/queryRecords";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import { ANNOTATIONS } from "./bindModel";
import type { UnifiedRecord } from "./types";

/** `participationtypemask` of the parties of an activity (Microsoft: "ActivityParty table"). */
const ROLES: ReadonlyMap<unknown, string> = new Map([
  [1, "from"],
  [2, "to"],
  [3, "cc"],
  [4, "bcc"],
  [5, "required"],
  [6, "optional"],
  [7, "organizer"],
  [8, "regarding"],
  [9, "owner"],
  [10, "resource"],
  [11, "customer"],
]);

/** What is known of the record otherwise, and is no participant of the conversation. */
const KNOWN = new Set(["regarding", "owner"]);

/** Who works in the organization itself: what they sent went out. */
const INSIDE = new Set(["systemuser", "team", "queue"]);
const SENT = new Set(["call", "email", "letter"]);

/**
 * Adds `direction` and `participants` to engagements, by one query for each 1,000 of them. What a user, a team or a queue
 * sent is outgoing, what anybody else sent incoming.
 */
export async function withParticipants(
  session: Session,
  { impersonateUserId, impersonateObjectId }: Impersonation,
  records: readonly UnifiedRecord[],
): Promise<UnifiedRecord[]> {
  const ids = records.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  const byActivity = new Map<unknown, DataverseRecord[]>();
  for (let at = 0; at < ids.length; at += MOST_ACTIVITIES) {
    const some = ids.slice(at, at + MOST_ACTIVITIES);
    for (const party of await partiesOf(session, some, {
      impersonateUserId,
      impersonateObjectId,
    })) {
      const id = party["_activityid_value"];
      const known = byActivity.get(id);
      if (known) known.push(party);
      else byActivity.set(id, [party]);
    }
  }
  return records.map((record) => withParties(record, byActivity.get(record["id"]) ?? []));
}

/** The IDs of more would make a URL that is longer than the 65,536 characters that a batch takes. */
const MOST_ACTIVITIES = 1_000;

const partiesOf = async (
  session: Session,
  ids: readonly string[],
  impersonation: Impersonation,
): Promise<readonly DataverseRecord[]> => {
  const values = ids.map((id) => `'${id}'`).join(",");
  const { value } = await queryRecords(session, {
    ...impersonation,
    entityType: "activityparties",
    fieldNames: ["_activityid_value", "_partyid_value", "participationtypemask", "addressused"],
    condition: `Microsoft.Dynamics.CRM.In(PropertyName='activityid',PropertyValues=[${values}])`,
    orderByFieldNames: ["participationtypemask"],
    fetchAll: true,
    includeAnnotations: ANNOTATIONS,
  });
  return value;
};

const withParties = (record: UnifiedRecord, parties: readonly DataverseRecord[]): UnifiedRecord => {
  const participants = parties.map(participant).filter(({ role }) => !KNOWN.has(role));
  const { id, type, subject, ...rest } = record;
  return { id, type, direction: directionOf(type, participants), subject, ...rest, participants };
};

interface Participant {
  readonly role: string;
  readonly name: unknown;
  readonly email: unknown;
  /** The record of the participant; null for an address alone. */
  readonly record: { readonly id: string; readonly type: unknown } | null;
}

const participant = (party: DataverseRecord): Participant => {
  const id = party["_partyid_value"];
  return {
    role: ROLES.get(party["participationtypemask"]) ?? "other",
    name: party[`_partyid_value@${FORMATTED}`] ?? null,
    email: party["addressused"] ?? null,
    record:
      typeof id === "string" ? { id, type: party[`_partyid_value@${LOOKUP_TABLE}`] ?? null } : null,
  };
};

const directionOf = (type: unknown, participants: readonly Participant[]): string | null => {
  const sender = participants.find(({ role }) => role === "from");
  if (!sender || typeof type !== "string" || !SENT.has(type)) return null;
  return INSIDE.has(String(sender.record?.type)) ? "outgoing" : "incoming";
};
