import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { annotationsOfMap, mapWritten } from "../labels/mapWritten";
import { columnsOfFields } from "../mapping/columnsOfFields";
import { resolveReturned } from "../queries/odata/resolveColumns";
import type { Session } from "../session/session";
import type { DataverseRecord, Impersonation, ReturnOptions } from "../types";
import type { FromApp } from "./inColumns";
import { primaryKeyOf } from "./primaryKeyOf";

/** What a write is to answer with, with the names that Dataverse knows. */
export type AnswerWanted =
  | { readonly kind: "record"; readonly annotations?: string | undefined }
  | {
      readonly kind: "columns";
      readonly annotations?: string | undefined;
      readonly fieldNames: readonly string[];
      readonly primaryKey: string;
    }
  | { readonly kind: "id"; readonly primaryKey: string }
  | { readonly kind: "none" };

interface Params extends ReturnOptions, Impersonation {
  readonly entityType: string;
  /** Where the record was given in the words of an app, the names of columns may be so too. */
  readonly fromApp?: FromApp | undefined;
}

/**
 * What a write of this table is to answer with. The table's definition is read where names depend on it,
 * before anything is written.
 *
 * @throws InputError that names all columns which the table does not have, or which cannot be read
 */
export async function answerWanted(session: Session, params: Params): Promise<AnswerWanted> {
  const { returnResult = "record", fieldNames = [] } = params;
  try {
    if (returnResult === "none") return { kind: "none" };
    if (returnResult === "id") {
      return { kind: "id", primaryKey: await primaryKeyOf(session, params) };
    }
    const annotations = annotationsOfMap(params.fromApp?.map);
    const wanted =
      fieldNames.length === 0
        ? ({ kind: "record" } as const)
        : await columnsWanted(session, params);
    return annotations === undefined ? wanted : { ...wanted, annotations };
  } catch (error) {
    throwUnless(error, DataverseError);
    const hint = [error.hint, NOT_WRITTEN].filter((part) => part !== undefined).join(". ");
    throw error.withHint(hint);
  }
}

const NOT_WRITTEN =
  "Nothing was written, since what to return depends on the table's definition; the whole record does not";

type ColumnsWanted = Extract<AnswerWanted, { readonly kind: "columns" }>;

const columnsWanted = async (session: Session, given: Params): Promise<ColumnsWanted> => {
  const { fieldNames: asked = [], fromApp } = given;
  const params = fromApp ? { ...given, fieldNames: columnsOfFields(asked, fromApp.map) } : given;
  const { params: named, table } = await resolveReturned(session, params);
  const unread = [...table.columns.values()].filter(
    ({ logicalName, kind, validForRead }) =>
      named.fieldNames?.includes(logicalName) && (!validForRead || kind === "partylist"),
  );
  if (unread.length === 0) {
    const { fieldNames = [] } = named;
    return { kind: "columns", fieldNames, primaryKey: table.primaryIdAttribute };
  }
  const names = unread.map(({ logicalName }) => logicalName).join(", ");
  throw new InputError(
    `Field Name: ${names} of the table ${table.logicalName} cannot be read; expected columns that a read returns.`,
  );
};

interface Answered {
  readonly wanted: AnswerWanted;
  readonly fromApp: FromApp | undefined;
}

/** The answer with its values in the words of the app, if it is a record, and was given in these words. */
export function inWordsOfApp(
  session: Session,
  answer: DataverseRecord,
  { wanted: { kind }, fromApp }: Answered,
): DataverseRecord {
  return kind === "record" || kind === "columns"
    ? mapWritten(session, answer, fromApp?.map)
    : answer;
}

/** Says that the columns to return make no difference. */
export function tellUnusedColumns(
  { logger }: Session,
  { returnResult = "record", fieldNames = [] }: ReturnOptions,
): void {
  if (returnResult === "record" || fieldNames.length === 0) return;
  logger.warn(`Field Name makes no difference, since Return is ${returnResult}.`);
}
