import { InputError } from "../errors/InputError";
import { isRecord } from "../odata/listBody";
import { contentTypeOf, toBuffer } from "./fileBytes";
import { readFileText } from "./readFileText";
import type { GivenFile, TextEncoding } from "./types";

interface FileInput {
  /** Label of the input that holds the file, for messages. */
  readonly input: string;
  readonly encoding?: TextEncoding | undefined;
}

/**
 * A file in each form one is given in: `{ data, contentType }`, a Buffer, either of them after a trip through
 * JSON, text, read as `encoding` says, and what *Download File or Image* answers with. The bytes are
 * not copied where they need not be.
 *
 * @throws InputError for anything else
 */
export function readFile(value: unknown, { input, encoding = "auto" }: FileInput): GivenFile {
  if (isRecord(value) && isAnswer(value)) return answered(value, { input, encoding });
  const bytes = toBuffer(value) ?? (isRecord(value) ? toBuffer(value["data"]) : undefined);
  if (bytes) return { data: bytes, contentType: contentTypeOf(value) };
  const text = textOf(value);
  const parsed = encoding === "auto" && text !== undefined ? fileInJson(text) : undefined;
  if (parsed !== undefined) return withTypeOf(value, readFile(parsed, { input, encoding }));
  if (text === undefined) throw new InputError(`${input} takes ${ACCEPTED}, not ${kindOf(value)}.`);
  const read = readFileText(text, encoding);
  if ("wrong" in read) throw new InputError(`${input} ${read.wrong}.`);
  return withTypeOf(value, read);
}

const withTypeOf = (value: unknown, read: GivenFile): GivenFile => ({
  ...read,
  contentType: contentTypeOf(value) ?? read.contentType,
});

const ACCEPTED =
  "a file of an earlier step ({ data, contentType }), a Buffer, Base64, a data URL or text";

/** `{ file, name, size }`. */
const isAnswer = (value: Readonly<Record<string, unknown>>): boolean =>
  "file" in value && !("data" in value);

const answered = (
  { file, name }: Readonly<Record<string, unknown>>,
  { input, encoding }: FileInput,
): GivenFile => {
  if (file === null)
    throw new InputError(`${input} is empty: the column it comes from has no file.`);
  if (isRecord(file) && isAnswer(file)) {
    throw new InputError(`${input} takes ${ACCEPTED}, not an object.`);
  }
  const read = readFile(file, { input, encoding });
  return typeof name === "string" && name !== "" ? { ...read, name } : read;
};

/** Text alone, or in the place of bytes. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === "string") return value;
  if (!isRecord(value) || value["type"] === "Buffer") return undefined;
  return typeof value["data"] === "string" ? value["data"] : undefined;
};

/** `"type":"Buffer"`, alone or in `{ data, contentType }`, alone or in the answer of a download, in any order. */
const BUFFER_TEXT = /^\s*\{(?:[^{}[\]]*\{){0,2}[^{}[\]]*"type"\s*:\s*"Buffer"/;

const HEAD = 1000;

/** A file with the bytes of a Buffer that went through JSON, as text. */
const fileInJson = (text: string): unknown => {
  if (!BUFFER_TEXT.test(text.slice(0, HEAD))) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const inner = isRecord(value) && isAnswer(value) ? value["file"] : value;
    const isFile = toBuffer(inner) ?? (isRecord(inner) ? toBuffer(inner["data"]) : undefined);
    return isFile && value;
  } catch {
    return undefined;
  }
};

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
};
