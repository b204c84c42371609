import { FORMATTED } from "../labels/annotations";
import { queryRecords } from "../queries/odata/queryRecords";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { NOTES, notedRecord } from "./notedRecord";
import type { ListedNote, ListNotesParams, NoteList } from "./types";

const COLUMNS = [
  NOTES.key,
  "subject",
  "notetext",
  "isdocument",
  "filename",
  "filesize",
  "mimetype",
  "createdon",
  "modifiedon",
  "_createdby_value",
  "_modifiedby_value",
];

/** What others wrote may have a file and not say so. */
const HAS_FILE = "isdocument eq true or filename ne null";

/** The notes of a record, the youngest first, without the contents of their files. */
export async function listNotes(session: Session, params: ListNotesParams): Promise<NoteList> {
  const { impersonateUserId, impersonateObjectId, filesOnly, maxRecords } = params;
  const { path, collection } = await notedRecord(session, params);
  const { value, hasMore, warning } = await queryRecords(session, {
    impersonateUserId,
    impersonateObjectId,
    entityType: NOTES.set,
    path: `${path}/${collection}`,
    fieldNames: COLUMNS,
    condition: filesOnly ? HAS_FILE : undefined,
    orderByFieldNames: ["createdon desc", NOTES.key],
    fetchAll: true,
    maxRecords,
    includeAnnotations: FORMATTED,
  });
  return {
    notes: value.map(toNote),
    hasMore,
    ...(warning === undefined ? {} : { warning }),
  };
}

const toNote = (row: DataverseRecord): ListedNote => ({
  id: String(row[NOTES.key]),
  subject: textIn(row, "subject"),
  text: textIn(row, "notetext"),
  file:
    row["isdocument"] === true || textIn(row, "filename") !== null
      ? {
          name: textIn(row, "filename"),
          size: typeof row["filesize"] === "number" ? row["filesize"] : null,
          contentType: textIn(row, "mimetype"),
        }
      : null,
  createdOn: String(row["createdon"]),
  createdBy: textIn(row, `_createdby_value@${FORMATTED}`),
  modifiedOn: String(row["modifiedon"]),
  modifiedBy: textIn(row, `_modifiedby_value@${FORMATTED}`),
});

const textIn = (row: DataverseRecord, name: string): string | null => {
  const value = row[name];
  return typeof value === "string" ? value : null;
};
