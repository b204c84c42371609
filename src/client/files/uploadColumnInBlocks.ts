import { DataverseError } from "../errors/DataverseError";
import { UnreadableBody } from "../errors/failures";
import { recordBody } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Finding } from "../session/settleByReading";
import type { DataverseRecord } from "../types";
import type { FileColumn } from "./fileColumn";
import type { NamedFile, UploadFileParams } from "./types";
import { uploadInBlocks } from "./uploadInBlocks";

/**
 * Uploads a file to a file column in blocks. The column's id is read before, for only a changed id shows
 * that a commit was carried out whose answer is lost.
 */
export async function uploadColumnInBlocks(
  session: Session,
  target: FileColumn,
  { data, name, contentType }: NamedFile,
  params: UploadFileParams,
): Promise<void> {
  const { table, id, column, columnPath } = target;
  const before = await readColumn(session, target, params).catch(ignoreRefusal);
  const Target = {
    [table.primaryIdAttribute]: id,
    "@odata.type": `Microsoft.Dynamics.CRM.${table.logicalName}`,
  };
  await uploadInBlocks(session, {
    data,
    operation: `Uploading ${JSON.stringify(name)} to ${columnPath}`,
    headers: impersonationHeaders(params),
    blockBytes: params.blockBytes,
    initialize: {
      name: "InitializeFileBlocksUpload",
      body: { Target, FileName: name, FileAttributeName: column.logicalName },
    },
    commit: { name: "CommitFileBlocksUpload", body: { FileName: name, MimeType: contentType } },
    read: (answer) => requireBytes(recordBody(answer), data.length),
    look: {
      find: async () => {
        const after = await readColumn(session, target, params);
        return before && findingOf(before, after, { name, size: data.length });
      },
      found: "the column has the file",
      missing: "The column does not have the file yet: it can be repeated safely",
    },
  });
}

/** What a file column says of its file. */
interface Held {
  readonly fileId: unknown;
  readonly name: unknown;
  /** Undefined where nothing says it. */
  readonly size: number | undefined;
}

const readColumn = async (
  session: Session,
  { table, column: { logicalName }, path }: FileColumn,
  params: UploadFileParams,
): Promise<Held> => {
  const navigation = table.relationships.find(
    (each) => each.kind === "oneToMany" && each.table === "fileattachment",
  )?.navigation;
  const expand = navigation
    ? `&$expand=${navigation}($select=filesizeinbytes,regardingfieldname)`
    : "";
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=${logicalName},${logicalName}_name${expand}`,
    operation: `Reading which file ${path} has`,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: (answer) => recordBody(answer),
  });
  const record = value as DataverseRecord;
  return {
    fileId: record[logicalName],
    name: record[`${logicalName}_name`],
    size: navigation ? sizeIn(record[navigation], logicalName) : undefined,
  };
};

const sizeIn = (files: unknown, column: string): number | undefined => {
  const found = (Array.isArray(files) ? files : []).find(
    (file: Readonly<Record<string, unknown>>) => file["regardingfieldname"] === column,
  );
  const size: unknown = found?.["filesizeinbytes"];
  return size === undefined || size === null ? undefined : Number(size);
};

/** The same file as before means that nothing has been stored so far. */
const findingOf = (
  before: Held,
  after: Held,
  file: { readonly name: string; readonly size: number },
): Finding<undefined> | undefined => {
  if (after.fileId === before.fileId) return undefined;
  const isOurs = after.name === file.name && (after.size ?? file.size) === file.size;
  return isOurs
    ? { value: undefined }
    : { unclear: "The column has another file by now: see who else writes to it" };
};

const requireBytes = (record: DataverseRecord, bytes: number): undefined => {
  const size = record["FileSizeInBytes"];
  if (size === undefined || Number(size) === bytes) return undefined;
  throw new UnreadableBody(`the answer says that ${String(size)} bytes were stored of ${bytes}`);
};

/** Who may write and not read loses nothing but the settling of a lost answer. */
const ignoreRefusal = (error: unknown): undefined => {
  if (!(error instanceof DataverseError) || error.status !== 403) throw error;
  return undefined;
};
