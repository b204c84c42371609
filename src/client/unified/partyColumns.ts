import { InputError } from "../errors/InputError";
import { ownValue } from "../objects/ownProperty";
import { isRecord } from "../odata/listBody";
import type { DataverseRecord } from "../types";
import type { TableDefinition } from "../types/tables";
import { shown } from "../values/types";
import { referenceOf, structured } from "./fields/given";

/** Columns of parties by the roles of participants, the first that the table has. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  from: ["from", "organizer"],
  to: ["to", "requiredattendees"],
  cc: ["cc", "optionalattendees"],
  bcc: ["bcc"],
  required: ["requiredattendees", "to"],
  optional: ["optionalattendees", "cc"],
  organizer: ["organizer", "from"],
  resource: ["resources"],
  customer: ["customers"],
};

/**
 * Participants and direction of an engagement by the columns of its table. Pure.
 *
 * @throws InputError for a participant that is none, or that the table has no place for
 */
export function partyColumns(
  { columns, logicalName }: TableDefinition,
  { participants, direction }: DataverseRecord,
): DataverseRecord {
  const row: Record<string, unknown[]> = {};
  for (const each of listOf(participants)) {
    const role = roleOf(each);
    const names = typeof role === "string" ? ownValue(COLUMNS, role.trim().toLowerCase()) : [];
    const column = names?.find((name) => columns.has(name));
    if (!column) {
      throw new InputError(
        `Record: participants has the role ${shown(role)}, which a ${logicalName} has no place for.`,
      );
    }
    row[column] = [...(row[column] ?? []), party(each)];
  }
  return { ...row, ...directionColumn(columns, direction) };
}

/** A participant without a role is one that the activity goes to. */
const roleOf = (given: unknown): unknown => {
  const role = isRecord(given) ? given["role"] : undefined;
  return role === undefined || role === null || role === "" ? "to" : role;
};

const listOf = (participants: unknown): readonly unknown[] => {
  const given = structured(participants);
  if (given === undefined || given === null || given === "") return [];
  return Array.isArray(given) ? given.map(structured) : [given];
};

/** A record before its address: it is the same whoever reads the address. One that says nothing is none. */
const party = (given: unknown): unknown => {
  if (!isRecord(given)) return given;
  const { record, email } = given;
  const reference = referenceOf(record);
  if (!isUnset(reference)) return reference;
  if (typeof email === "string" && email !== "") return email;
  throw new InputError(
    'Record: participants has one without record and email; expected {"role", "record": {"id", "type"}} or {"role", "email"}.',
  );
};

/** A reference without ID and name says nothing, as those of addresses that nobody has. */
const isUnset = (reference: unknown): boolean => {
  if (!isRecord(reference)) return typeof reference !== "string" || reference.trim() === "";
  return Object.keys(reference).every((name) => name === "table");
};

const directionColumn = (columns: TableDefinition["columns"], given: unknown): DataverseRecord => {
  const direction = typeof given === "string" ? given.trim().toLowerCase() : given;
  if (direction === undefined || direction === null || direction === "") return {};
  if (direction !== "incoming" && direction !== "outgoing") {
    throw new InputError(`Record: direction is ${shown(given)}; expected incoming or outgoing.`);
  }
  return columns.has("directioncode") ? { directioncode: direction === "outgoing" } : {};
};
