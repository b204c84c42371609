import { InputError } from "../errors/InputError";
import { ownValue } from "../objects/ownProperty";

const UNKNOWN_TYPE = "application/octet-stream";

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** Types of the extensions that business files mostly have. */
const TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  bmp: "image/bmp",
  csv: "text/csv",
  doc: "application/msword",
  docx: `${OFFICE}.wordprocessingml.document`,
  eml: "message/rfc822",
  gif: "image/gif",
  htm: "text/html",
  html: "text/html",
  ics: "text/calendar",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  md: "text/markdown",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  msg: "application/vnd.ms-outlook",
  pdf: "application/pdf",
  png: "image/png",
  ppt: "application/vnd.ms-powerpoint",
  pptx: `${OFFICE}.presentationml.presentation`,
  rtf: "application/rtf",
  svg: "image/svg+xml",
  tif: "image/tiff",
  tiff: "image/tiff",
  txt: "text/plain",
  wav: "audio/wav",
  webp: "image/webp",
  xls: "application/vnd.ms-excel",
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  xml: "application/xml",
  zip: "application/zip",
};

/** What is behind the last dot of a name, in lower case. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf(".");
  return at < 0 ? "" : name.slice(at + 1).toLowerCase();
}

/** Characters of a type that Dataverse keeps (`MimeType` of its tables of files, notes and attachments). */
const LONGEST = 256;

/**
 * The type of a file that is sent: as `contentTypeFor`, and one that can be kept.
 *
 * @param input label of the input that it comes from, for messages
 * @throws InputError for one that is no type
 */
export function sentContentType(given: string | undefined, name: string, input: string): string {
  const type = contentTypeFor(given, name);
  if (type.length <= LONGEST && !/\p{Cc}/u.test(type)) return type;
  const wrong = type.length > LONGEST ? `has ${type.length} characters` : "has control characters";
  throw new InputError(`Content Type of ${input} ${wrong}: expected one such as application/pdf.`);
}

/** The type of a file: the one that was given, or the one of its name. Its content is not looked at. */
export function contentTypeFor(given: string | undefined, name: string | undefined): string {
  const ownType = given?.trim();
  if (ownType) return ownType;
  return ownValue(TYPES, extensionOf(name ?? "")) ?? UNKNOWN_TYPE;
}
