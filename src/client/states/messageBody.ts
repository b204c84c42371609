import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { tableDefinition } from "../metadata/cache/tableDefinition";
import { lookupContext } from "../queries/filter/lookupContext";
import { typingOptions } from "../records/typingOptions";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import { listedFaults } from "../values/describeFaults";
import type { LookupContext } from "../values/lookupContext";
import { isNameAlone } from "../values/nameAlone";
import { typeRecord } from "../values/typeRecord";
import type { ClosingMessage } from "./closingMessages";
import type { TableStates, Target } from "./tableStates";

interface Closing extends Impersonation {
  readonly table: TableDefinition;
  readonly states: TableStates;
  /** GUID of the record that is closed. */
  readonly id: string;
  readonly to: Target;
  /** Values of the activity by its columns. */
  readonly details: DataverseRecord;
  readonly timeZone?: string | undefined;
}

/** What Dataverse takes for the default status reason of the state that a message leads to. */
const DEFAULT_STATUS = -1;

/**
 * The body of a message that closes a record. The type of the activity is told, since some messages take an
 * activity of any type. Only values that can be misread, or be too long, take the definition of the activity's table.
 */
export async function messageBody(
  session: Session,
  message: ClosingMessage,
  { table, states, id, to, details, ...how }: Closing,
): Promise<Readonly<Record<string, unknown>>> {
  const typed = await typedDetails(session, message, details, how);
  return {
    Status: to.status?.value ?? DEFAULT_STATUS,
    [message.parameter]: {
      "@odata.type": `Microsoft.Dynamics.CRM.${message.activity}`,
      subject: subjectOf(states, to),
      ...typed,
      [`${message.lookup}@odata.bind`]: `/${table.entitySetName}(${id})`,
    },
  };
}

/** Half of what a subject holds, since a character may take two places. */
const MOST_CHARACTERS = 100;

/** What an activity is called that nobody has named. */
const subjectOf = ({ name }: TableStates, { state, status }: Target): string =>
  Array.from(`${name}: ${(status ?? state).label}`)
    .slice(0, MOST_CHARACTERS)
    .join("");

/** Texts need no definition up to the length that Microsoft gave their columns. */
const PLAIN: ReadonlyMap<string, number> = new Map([
  ["subject", 200],
  ["description", 2_000],
]);

const typedDetails = async (
  session: Session,
  message: ClosingMessage,
  details: DataverseRecord,
  how: Pick<Closing, "timeZone"> & Impersonation,
): Promise<DataverseRecord> => {
  const isPlain = Object.entries(details).every(
    ([column, value]) => typeof value === "string" && value.length <= (PLAIN.get(column) ?? -1),
  );
  if (isPlain) return details;
  const options = typingOptions({ timeZone: how.timeZone }, "createAt");
  const definition = await activityDefinition(session, message, how);
  const context = lookupContext(session, how);
  const given: [string, unknown][] = [];
  for (const [column, value] of Object.entries(details)) {
    given.push([column, await byName(value, definition.columns.get(column), context)]);
  }
  const { record, faults } = await typeRecord(
    Object.fromEntries(given),
    definition,
    options,
    context,
  );
  if (faults.length === 0) return record;
  const named = new Map(Object.entries(message.details).map(([name, column]) => [column, name]));
  const told = faults.map(({ column, what }) => ({ column: named.get(column) ?? column, what }));
  throw new InputError(`Details: ${listedFaults(told)}.`);
};

/** A text that is no other reference is the name of a record, where only one table can be meant. */
const byName = async (
  value: unknown,
  column: ColumnDefinition | undefined,
  context: LookupContext,
): Promise<unknown> => {
  const [only, another] = column?.targets ?? [];
  if (!only || another || typeof value !== "string") return value;
  return (await isNameAlone(value, context)) ? { table: only.table, name: value.trim() } : value;
};

const activityDefinition = async (
  session: Session,
  { activity }: ClosingMessage,
  how: Impersonation,
): Promise<TableDefinition> => {
  try {
    return await tableDefinition(session, activity, how);
  } catch (error) {
    throwUnless(error, DataverseError);
    const hint = [error.hint, NOTHING_WRITTEN].filter((part) => part !== undefined).join(". ");
    throw error.withHint(hint);
  }
};

const NOTHING_WRITTEN = "Nothing was written, since the details could not be checked";
