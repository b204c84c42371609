import { InputError } from "../../errors/InputError";
import { sentContentType } from "../../files/contentType";
import { fileName } from "../../files/fileName";
import { checkFile } from "../../files/fileRules";
import { readFile } from "../../files/readFile";
import type { NamedFile, TextEncoding } from "../../files/types";
import { ownValue } from "../../objects/ownProperty";
import { isRecord } from "../../odata/listBody";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import { shown } from "../../values/types";

interface Given {
  readonly file: unknown;
  readonly encoding?: TextEncoding | undefined;
  readonly name?: string | undefined;
  readonly contentType?: string | undefined;
}

/**
 * A file as an attachment takes it: with a name, and with bytes.
 *
 * @param input label of the input that holds the file, for messages
 * @throws InputError for anything else
 */
export function readAttachment({ file, encoding, ...given }: Given, input: string): NamedFile {
  const read = readFile(file, { input, encoding });
  const name = given.name ?? read.name;
  if (name === undefined || name.trim() === "") {
    throw new InputError(
      `Name of ${input} is missing: an attachment needs one, such as Invoice.pdf.`,
    );
  }
  if (read.data.length === 0) {
    throw new InputError(`${input} is empty, and an attachment cannot be.`);
  }
  const kept = fileName(name, `Name of ${input}`);
  return {
    data: read.data,
    name: kept,
    contentType: sentContentType(given.contentType ?? read.contentType, kept, input),
  };
}

/**
 * The files that an e-mail takes along: each as *Download File or Image*, *Download Note* and *Download Attachment*
 * return one, or as `{ name, file }` with a file of any form.
 *
 * @throws InputError that names the entry
 */
export function readAttachments(files: readonly unknown[], input: string): readonly NamedFile[] {
  return files.map((entry, at) => {
    const label = files.length === 1 ? input : `${input}, entry ${at + 1},`;
    if (entry === undefined || entry === null || entry === "") {
      throw new InputError(`${label} is empty; expected a file of an earlier step.`);
    }
    if (!isRecord(entry) || ArrayBuffer.isView(entry)) {
      return readAttachment({ file: entry }, label);
    }
    const name = NAMES.map((each) => textIn(entry, each)).find((each) => each !== undefined);
    const contentType = textIn(entry, "contentType");
    const content = ownValue(entry, "file") ?? ownValue(entry, "content");
    const isBare = content === undefined || content === null;
    const file = isBare ? bare(entry) : content;
    return readAttachment({ file, name, contentType, encoding: encodingIn(entry, label) }, label);
  });
}

/** What components and columns of Dataverse call the name of a file. */
const NAMES = ["name", "fileName", "filename"];

const ENCODINGS = ["auto", "base64", "text"] as const;

const encodingIn = (
  entry: Readonly<Record<string, unknown>>,
  label: string,
): TextEncoding | undefined => {
  const given = textIn(entry, "encoding");
  const found = ENCODINGS.find((each) => each === given?.trim().toLowerCase());
  if (given === undefined || found) return found;
  throw new InputError(
    `The encoding of ${label} is ${shown(given)}; expected one of ${ENCODINGS.join(" | ")}.`,
  );
};

/** `{ data, contentType, name }`: the name is no part of a file. */
const bare = (entry: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !NAMES.includes(key)));

const textIn = (entry: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = ownValue(entry, name);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
};

/**
 * Refuses files that the organization does not take, before anything is written. Its limit counts the Base64.
 *
 * @throws InputError with the limit, and where an administrator changes it
 */
export async function checkAttachments(
  session: Session,
  params: Impersonation,
  files: readonly NamedFile[],
  input: string,
): Promise<void> {
  for (const { name, contentType, data } of files) {
    const label = files.length === 1 ? input : `${input}: ${JSON.stringify(name)}`;
    await checkFile(session, { name, contentType, attachmentBytes: data.length }, params, label);
  }
}
