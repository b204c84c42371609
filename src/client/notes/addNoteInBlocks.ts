import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { uploadInBlocks } from "../files/uploadInBlocks";
import { recordBody } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Finding } from "../session/settleByReading";
import type { DataverseRecord } from "../types";
import { NOTES } from "./notedRecord";
import type { AddNoteParams } from "./types";

interface NewNote {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly data: Buffer;
  /** Whether the id was given: then it may be that of a note that exists, which a commit would change. */
  readonly isChosen: boolean;
}

/**
 * Adds a note whose file goes in blocks; the commit creates the note. A commit whose answer is lost is settled
 * by reading the note of our id.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/commitannotationblocksupload
 */
export async function addNoteInBlocks(
  session: Session,
  params: AddNoteParams,
  { id, body, data, isChosen }: NewNote,
): Promise<void> {
  const path = `${NOTES.set}(${id})`;
  const read = () => readSize(session, params, path);
  if (isChosen && (await read()) !== undefined) {
    throw new InputError(
      `Record ID ${id} is that of a note that exists: leave it blank, or take another. Nothing was sent.`,
    );
  }
  const Target = {
    "@odata.type": `Microsoft.Dynamics.CRM.${NOTES.table}`,
    [NOTES.key]: id,
    ...body,
  };
  await uploadInBlocks<undefined>(session, {
    data,
    operation: `Creating ${path}`,
    headers: impersonationHeaders(params),
    blockBytes: params.blockBytes,
    initialize: { name: "InitializeAnnotationBlocksUpload", body: { Target } },
    commit: { name: "CommitAnnotationBlocksUpload", body: { Target } },
    read: () => undefined,
    look: {
      find: async () => findingOf(await read(), data.length),
      found: `${path} is there`,
      missing: "There is no such note yet: look for it before adding it again",
    },
  });
}

const findingOf = (size: number | undefined, bytes: number): Finding<undefined> | undefined => {
  if (size === undefined) return undefined;
  if (size === bytes) return { value: undefined };
  return { unclear: `The note is there, but its file has ${size} bytes of ${bytes}` };
};

/** Bytes of the note's file; undefined where there is no such note. */
const readSize = async (
  session: Session,
  params: AddNoteParams,
  path: string,
): Promise<number | undefined> => {
  try {
    const { value } = await sendOrThrow(session, {
      method: "GET",
      path: `${path}?$select=filesize`,
      operation: `Looking for ${path}`,
      idempotency: "always",
      headers: impersonationHeaders(params),
      read: recordBody,
    });
    return Number((value as DataverseRecord)["filesize"] ?? 0);
  } catch (error) {
    if (error instanceof DataverseError && error.status === 404) return undefined;
    throw error;
  }
};
