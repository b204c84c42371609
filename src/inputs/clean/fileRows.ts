import { contentTypeOf, InputError, toBuffer, writeJson } from "../../client";
import { type KeyValue, keyValues } from "./keyValues";
import { describe } from "./refuse";
import { isPlainObject } from "./unset";

export interface FileContent {
  readonly content: Buffer;
  readonly contentType?: string | undefined;
}

/** Rows of name and file; text becomes a file of that text, an object or list a JSON file. */
export function fileRows(label: string) {
  return (value: unknown): KeyValue<FileContent>[] | undefined =>
    keyValues(label)(value)?.map((row) => ({ key: row.key, value: fileOf(label, row) }));
}

const fileOf = (label: string, { key, value }: KeyValue): FileContent => {
  const bytes = toBuffer(value);
  if (bytes) return { content: bytes, contentType: contentTypeOf(value) };
  if (typeof value === "string") return { content: Buffer.from(value, "utf8") };
  const json = isPlainObject(value) || Array.isArray(value) ? writeJson(value, label) : undefined;
  if (json !== undefined) return { content: Buffer.from(json), contentType: "application/json" };
  throw new InputError(`${label} takes files, and ${describe(key)} has ${describe(value)}.`);
};
