import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { scopeOf } from "../metadata/cache/definitionCache";
import { listRows } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { sharedLoad } from "../session/sharedLoad";
import type { FileRules, Impersonation } from "../types";
import { extensionOf } from "./contentType";

const COLUMNS = "blockedattachments,blockedmimetypes,allowedmimetypes,maxuploadfilesize";

const OPERATION = "Reading which files the organization takes";

/** A file about to be sent. */
export interface CheckedFile {
  readonly name: string | undefined;
  readonly contentType: string;
  /** Of a note or an attachment, which the organization limits: its bytes. Of a column none: it has a limit apart. */
  readonly attachmentBytes?: number | undefined;
}

/**
 * Refuses a file that the organization does not take, before any of it is sent. Its rules are read once in
 * ten minutes; before a file is refused by rules that are not fresh, they are read again. Where the user
 * may not read them, Dataverse is left to decide.
 * https://learn.microsoft.com/power-apps/developer/data-platform/files-images-overview
 *
 * @param input label of the input that holds the file, for messages
 * @throws InputError that names the rule, and who changes it
 */
export async function checkFile(
  session: Session,
  file: CheckedFile,
  impersonation: Impersonation,
  input: string,
): Promise<void> {
  if (faultOf(file, await fileRules(session, impersonation)) === undefined) return;
  const fault = faultOf(file, await fileRules(session, impersonation, defaults.definitionFreshMs));
  if (fault !== undefined) throw new InputError(`${input} ${fault}. Nothing was sent.`);
}

/** What the organization takes; nothing is known where the user may not read it. */
function fileRules(
  session: Session,
  impersonation: Impersonation,
  maxAgeMs?: number,
): Promise<FileRules> {
  return sharedLoad(session, {
    cache: session.caches.fileRules,
    key: scopeOf(session, impersonation),
    operation: OPERATION,
    load: () => readRules(session, impersonation),
    maxAgeMs,
  });
}

const readRules = async (session: Session, impersonation: Impersonation): Promise<FileRules> => {
  try {
    const { value } = await sendOrThrow(session, {
      method: "GET",
      path: `organizations?$select=${COLUMNS}`,
      operation: OPERATION,
      idempotency: "always",
      headers: impersonationHeaders(impersonation),
      read: (answer) => toRules(listRows(answer)[0] ?? {}),
    });
    return value as FileRules;
  } catch (error) {
    if (!(error instanceof DataverseError) || error.status !== 403) throw error;
    return toRules({});
  }
};

const toRules = (row: Readonly<Record<string, unknown>>): FileRules => {
  const { maxuploadfilesize: bytes } = row;
  return {
    blockedExtensions: listOf(row["blockedattachments"]),
    blockedTypes: listOf(row["blockedmimetypes"]),
    allowedTypes: listOf(row["allowedmimetypes"]),
    maxUploadBytes: typeof bytes === "number" ? bytes : undefined,
  };
};

/** Both separators are in use. */
const listOf = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? value
        .split(/[;,]/)
        .map((item) => item.trim().toLowerCase())
        .filter((item) => item !== "")
    : [];

const WHERE = "in the Power Platform admin center, Settings > Product > Privacy + Security";

const faultOf = (
  { name = "", contentType, attachmentBytes = 0 }: CheckedFile,
  { blockedExtensions, blockedTypes, allowedTypes, maxUploadBytes }: FileRules,
): string | undefined => {
  const extension = extensionOf(name);
  const [type = ""] = contentType.toLowerCase().split(";", 1);
  if (blockedExtensions.includes(extension)) {
    return `cannot be a .${extension} file: the organization blocks that extension. An administrator changes that ${WHERE}`;
  }
  if (allowedTypes.length > 0 && !allowedTypes.includes(type.trim())) {
    return `cannot be of the type ${type}: the organization takes ${allowedTypes.join(", ")} only. An administrator changes that ${WHERE}`;
  }
  if (allowedTypes.length === 0 && blockedTypes.includes(type.trim())) {
    return `cannot be of the type ${type}: the organization blocks it. An administrator changes that ${WHERE}`;
  }
  return maxUploadBytes === undefined ? undefined : sizeFault(attachmentBytes, maxUploadBytes);
};

/** Notes and attachments are measured as Base64. */
const sizeFault = (bytes: number, limit: number): string | undefined => {
  const encoded = 4 * Math.ceil(bytes / 3);
  if (encoded <= limit) return undefined;
  return `has ${bytes} bytes, ${encoded} as Base64, and the organization takes ${limit}. An administrator changes that in the Power Platform admin center, Settings > Email > Email settings > Maximum file size`;
};
