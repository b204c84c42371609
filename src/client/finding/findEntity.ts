import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { getRecord } from "../records/getRecord";
import type { Session } from "../session/session";
import type { GetRecordParams } from "../types";
import { findByFields, readOptions } from "./findByFields";
import { findOrCreate } from "./findOrCreate";
import { NOTHING_FOUND, oneRecord } from "./findResult";
import type { FindEntityParams, FindResult } from "./types";

/**
 * Finds a record by the values of columns or by a key, in one request where the definition of the table is
 * remembered or not needed. A record that is not there is created where that is asked for, once even if many
 * runs look for it at the same time.
 *
 * @throws InputError for values that nothing can be found by, and for a create that could make a second record
 * @throws DataverseError where several records are found, or none, and that is to fail
 */
export async function findEntity(session: Session, params: FindEntityParams): Promise<FindResult> {
  const { matchFields = [], alternateKey, ifNone = "null" } = params;
  const isByFields = matchFields.length > 0;
  if (isByFields === (alternateKey !== undefined))
    throw new InputError(isByFields ? BOTH : NEITHER);
  if (ifNone === "create") return findOrCreate(session, params);
  refuseValues(params);
  const result = isByFields
    ? await findByFields(session, params)
    : await findByKey(session, params, alternateKey ?? "");
  if (result.found || ifNone === "null") return result;
  throw new DataverseError({
    operation: `Finding a record of ${params.entityType}`,
    outcome: "notDone",
    detail: `no record has these values of ${isByFields ? matchFields.map(({ key }) => key).join(", ") : KEY}`,
    hint: "Set If None to null or create if that may be so",
  });
}

const KEY = "Alternate Key";

const NEITHER =
  "Match Fields and Alternate Key are both empty: one of them has to say which record is meant.";
const BOTH = "Match Fields and Alternate Key are both set: give one of them.";

/** Values that would be written nowhere are a mistake. */
const refuseValues = ({ record = {}, ifNone = "null" }: FindEntityParams): void => {
  const [first] = Object.keys(record);
  if (first === undefined) return;
  throw new InputError(
    `Field Value has ${first}, which is written only if If None is create; it is ${ifNone}.`,
  );
};

const findByKey = async (
  session: Session,
  params: FindEntityParams,
  alternateKey: string,
): Promise<FindResult> => {
  const { entityType, timeZone } = params;
  const address: GetRecordParams & { input: string; timeZone: string | undefined } = {
    ...readOptions(params),
    entityType,
    entityId: alternateKey,
    timeZone,
    input: KEY,
    returnNullWhenMissing: true,
  };
  const record = await getRecord(session, address);
  return record ? oneRecord(record) : NOTHING_FOUND;
};
