import { newId } from "../bulk/rows/newId";
import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import { sentContentType } from "../files/contentType";
import { fileName } from "../files/fileName";
import { checkFile } from "../files/fileRules";
import { readFile } from "../files/readFile";
import type { NamedFile } from "../files/types";
import { createWithClientGeneratedId } from "../records/clientGeneratedId";
import { guid, impersonationHeaders } from "../session/headers";
import type { Session } from "../session/session";
import { addNoteInBlocks } from "./addNoteInBlocks";
import { NOTES, type Noted, notedRecord } from "./notedRecord";
import type { AddedNote, AddNoteParams } from "./types";

/**
 * Adds a note to a record, with a file or without. Its id is chosen before it is sent, so that a lost answer
 * makes no second note. A file of up to 4 MB goes with the note, a larger one in blocks.
 * https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files
 *
 * @throws InputError for a note without anything in it, and for a file that the organization does not take
 */
export async function addNote(session: Session, params: AddNoteParams): Promise<AddedNote> {
  const file = fileOf(params);
  requireContent(params, file);
  const given = params.recordId ? guid(params.recordId, "Record ID") : undefined;
  const noted = await notedRecord(session, params);
  if (file) await requireFit(session, file, params);
  const id = given ?? newId();
  const { blockBytes = defaults.fileBlockBytes } = params;
  const body = bodyOf(params, noted, file);
  if (file && file.data.length > blockBytes) {
    await addNoteInBlocks(session, params, {
      id,
      body,
      data: file.data,
      isChosen: given !== undefined,
    });
  } else await addAtOnce(session, params, { id, body, data: file?.data });
  const { table, id: recordId } = noted;
  const record = { table: table.logicalName, id: recordId };
  return {
    id,
    record,
    file: file ? { name: file.name, size: file.data.length, contentType: file.contentType } : null,
  };
}

const fileOf = ({ file, encoding, name, contentType }: AddNoteParams): NamedFile | undefined => {
  if (file === undefined || file === null || file === "") {
    if (!name) return undefined;
    throw new InputError("Name is set, but File is empty: a note has both or none.");
  }
  const given = readFile(file, { input: "File", encoding });
  const ownName = name
    ? fileName(name, "Name")
    : given.name && fileName(given.name, "Name of File");
  if (!ownName) {
    throw new InputError("Name is required for a note with a file: expected e.g. Contract.pdf.");
  }
  if (given.data.length === 0) {
    throw new InputError("File is empty, and Dataverse keeps no empty file with a note.");
  }
  const type = sentContentType(contentType ?? given.contentType, ownName, "File");
  return { data: given.data, name: ownName, contentType: type };
};

/** Characters that the title of a note has at most (Microsoft: "Note (Annotation) table"). */
const LONGEST_TITLE = 500;

const requireContent = ({ subject, text }: AddNoteParams, file: NamedFile | undefined): void => {
  if (subject && subject.length > LONGEST_TITLE) {
    throw new InputError(
      `Title has ${subject.length} characters; ${LONGEST_TITLE} are allowed. Nothing was sent.`,
    );
  }
  if (subject || text || file) return;
  throw new InputError("The note is empty: set Title, Text or File.");
};

const requireFit = (
  session: Session,
  { data, name, contentType }: NamedFile,
  params: AddNoteParams,
): Promise<void> =>
  checkFile(session, { name, contentType, attachmentBytes: data.length }, params, "File");

/** The columns of the note, without the bytes of its file. */
const bodyOf = (
  { subject, text }: AddNoteParams,
  { lookup, path }: Noted,
  file: NamedFile | undefined,
): Readonly<Record<string, unknown>> => ({
  ...(subject ? { subject } : {}),
  ...(text ? { notetext: text } : {}),
  ...(file ? { isdocument: true, filename: file.name, mimetype: file.contentType } : {}),
  [`${lookup}@odata.bind`]: path,
});

interface NewNote {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly data: Buffer | undefined;
}

const addAtOnce = async (
  session: Session,
  params: AddNoteParams,
  { id, body, data }: NewNote,
): Promise<void> => {
  const record = data ? { ...body, documentbody: data.toString("base64") } : { ...body };
  const { impersonateUserId, impersonateObjectId } = params;
  await createWithClientGeneratedId(
    session,
    {
      method: "PATCH",
      path: `${NOTES.set}(${id})`,
      operation: "Adding a note",
      idempotency: "clientGeneratedId",
      headers: { ...impersonationHeaders(params), "If-None-Match": "*" },
      json: record,
    },
    id,
    {
      entityType: NOTES.set,
      record,
      impersonateUserId,
      impersonateObjectId,
      wanted: { kind: "id", primaryKey: NOTES.key },
    },
  );
};
