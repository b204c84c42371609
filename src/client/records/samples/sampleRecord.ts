import { recordKey } from "../../keys/recordKey";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { textOfLiteral } from "../../odata/literal";
import type { Session } from "../../session/session";
import type { DataverseRecord, MappingOptions, ReturnOptions, ValueOptions } from "../../types";
import type { TableDefinition } from "../../types/tables";
import { answerWanted, inWordsOfApp } from "../answerWanted";
import { cutToAnswer } from "../askForAnswer";
import { inColumns } from "../inColumns";
import { typingOptions } from "../typingOptions";
import { sampleRow } from "./sampleRow";

export interface SampleParams
  extends Pick<ValueOptions, "timeZone">,
    MappingOptions,
    ReturnOptions {
  readonly entityType: string;
  /** Which record is written, as the writes take it. */
  readonly entityId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly record: DataverseRecord;
  readonly overlay?: DataverseRecord | undefined;
}

/**
 * What a write of these values would answer with, as far as that can be said without it: no record is read
 * or written. Takes the table's definition, and no request while that is remembered.
 */
export async function sampleRecord(
  session: Session,
  params: SampleParams,
): Promise<DataverseRecord> {
  const table = await tableDefinition(session, params.entityType);
  const options = typingOptions({ timeZone: params.timeZone }, "update");
  const given = await inColumns(session, params);
  const wanted = await answerWanted(session, given);
  const { record, overlay = {}, fromApp } = given;
  const sample = cutToAnswer(wanted, {
    "@odata.context": `${session.environment.apiRoot}$metadata#${table.entitySetName}/$entity`,
    "@odata.etag": 'W/"81359849"',
    ...sampleRow(table, [record, overlay, addressOf(session, given, table)], options),
  });
  return inWordsOfApp(session, sample, { wanted, fromApp });
}

/** The columns that say which record it is. */
const addressOf = (
  { environment }: Session,
  { entityId, recordId, entityType: set }: SampleParams,
  definition: TableDefinition,
): DataverseRecord => {
  const text = entityId ?? recordId;
  if (text === undefined) return {};
  const { id, values } = recordKey({ environment, set, definition }, text);
  if (id !== undefined) return { [definition.primaryIdAttribute]: id };
  return Object.fromEntries(values.map(({ column, literal }) => [column, textOfLiteral(literal)]));
};
