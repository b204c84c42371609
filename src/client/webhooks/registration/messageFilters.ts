import { InputError } from "../../errors/InputError";
import { type Json, object } from "../../metadata/definition/json";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { requiredId, requiredRows, requiredText } from "./answerRows";
import type { RecordEvent } from "./types";

/** Ids of a message and of its filter for one table. */
export interface MessageFilter {
  readonly table: string;
  readonly message: string;
  readonly messageId: string;
  readonly filterId: string;
}

/** Path of the one request that yields the ids for all tables and events. */
export function messageFiltersPath(
  tables: readonly string[],
  events: readonly RecordEvent[],
): string {
  const anyOf = (column: string, values: readonly string[]) =>
    `(${values.map((value) => `${column} eq ${stringLiteral(value)}`).join(" or ")})`;
  const filter = [
    anyOf("sdkmessageid/name", events),
    anyOf("primaryobjecttypecode", tables),
    "iscustomprocessingstepallowed eq true",
  ].join(" and ");
  return `sdkmessagefilters?$select=sdkmessagefilterid,primaryobjecttypecode&$expand=sdkmessageid($select=sdkmessageid,name)&$filter=${encodeOption(filter)}`;
}

/** @throws DataverseError for an answer with rows that cannot be read */
export function messageFiltersIn(json: Json): readonly MessageFilter[] {
  return requiredRows(json["value"], "sdkmessagefilter").map((row) => {
    const message = object(row["sdkmessageid"]);
    return {
      table: requiredText(row, "primaryobjecttypecode", "sdkmessagefilter"),
      message: requiredText(message, "name", "sdkmessagefilter with its sdkmessage"),
      messageId: requiredId(message, "sdkmessageid"),
      filterId: requiredId(row, "sdkmessagefilterid"),
    };
  });
}

/** @throws InputError for a table that does not report an event */
export function messageFilterOf(
  filters: readonly MessageFilter[],
  table: string,
  event: RecordEvent,
  input: string,
): MessageFilter {
  const found = filters.find((filter) => filter.table === table && filter.message === event);
  if (found) return found;
  throw new InputError(
    `${input} has the table ${table}, for which Dataverse takes no step on ${event}: leave out the table, or the event.`,
  );
}
