import { InputError } from "../errors/InputError";
import { lookupContext } from "../queries/filter/lookupContext";
import { notChecked } from "../records/notChecked";
import { tellLeftOut } from "../records/tellLeftOut";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { mayBeSentUntyped } from "../values/mayBeSentUntyped";
import { rememberedLookups } from "../values/rememberedLookups";
import { typeRecord } from "../values/typeRecord";
import type { TypingOptions, WriteMode } from "../values/types";
import { isTimeZone } from "../values/zonedTime";
import type { BatchAction, BatchParams } from "./actions";
import type { BatchTable } from "./tables";

/** The values of an action as Dataverse takes them, and what is wrong with them, column by column. */
export interface TypedValues {
  readonly action: BatchAction;
  readonly data: BatchAction["data"];
  readonly faults: readonly string[];
}

/**
 * Types the values of all actions before any is sent. A single record may be sent as it is, and repaired
 * after a refusal; of a batch others may be carried out by then, and a failed change set does not even say
 * which record was refused. A look at the definitions beforehand costs one request a table, and reports
 * everything that is wrong in every action at once.
 *
 * @throws DataverseError where a record cannot be looked up, since its name would make a new one if it were sent
 * as it is, and where a definition cannot be read without which values may be misread
 */
export async function typeValues(
  session: Session,
  actions: readonly BatchAction[],
  tableOf: (action: BatchAction) => BatchTable | undefined,
  params: BatchParams,
): Promise<readonly TypedValues[]> {
  const options = optionsOf(params);
  if (params.repairValues === false) return actions.map(asGiven);
  const context = rememberedLookups(lookupContext(session, params));
  const notSet = new Set<string>();
  const typed = await Promise.all(
    actions.map(async (action) => {
      const table = tableOf(action);
      const mode = modeOf(action);
      if (!mode || !action.data) return asGiven(action);
      if (!table?.definition) return unread(action, action.data, table);
      try {
        const typing = { ...options, mode };
        const { record, faults, leftOut } = await typeRecord(
          action.data,
          table.definition,
          typing,
          context,
        );
        for (const name of leftOut) notSet.add(name);
        return {
          action,
          data: record,
          faults: faults.map(({ column, what }) => `${column}: ${what}`),
        };
      } catch (error) {
        if (error instanceof InputError) return { ...asGiven(action), faults: [error.message] };
        throw error;
      }
    }),
  );
  tellLeftOut(session, [...notSet]);
  tellUnread(
    session,
    actions.flatMap((action) => (action.data && tableOf(action)) || []),
  );
  return typed;
}

/** Without the definition nobody can tell what Dataverse would silently make of some values. */
const unread = (
  action: BatchAction,
  data: DataverseRecord,
  table: BatchTable | undefined,
): TypedValues => {
  if (table?.failure && !mayBeSentUntyped(table.set, data)) throw notChecked(table.failure);
  return asGiven(action);
};

/** Told only where nothing keeps the values from being sent. */
const tellUnread = ({ logger }: Session, tables: readonly BatchTable[]): void => {
  for (const { set, failure } of new Set(tables)) {
    if (failure) logger.warn(`Values for ${set} are sent as they are: ${failure.message}`);
  }
};

const asGiven = (action: BatchAction): TypedValues => ({ action, data: action.data, faults: [] });

const modeOf = ({ action }: BatchAction): WriteMode | undefined =>
  action === "create" || action === "update" || action === "upsert" ? action : undefined;

/** @throws InputError where the time zone is none, whether or not it is needed */
const optionsOf = ({
  timeZone = "UTC",
  emptyValues = "omit",
}: BatchParams): Omit<TypingOptions, "mode"> => {
  if (timeZone === "UTC" || isTimeZone(timeZone)) return { timeZone, emptyValues };
  throw new InputError(
    `Time Zone ${JSON.stringify(timeZone.slice(0, 80))} is not known; expected an IANA name, e.g. Europe/Berlin.`,
  );
};
