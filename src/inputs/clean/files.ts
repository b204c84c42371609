import { isPlainObject } from "./unset";

/**
 * The bytes of a file, in each form one travels in between steps: a Buffer, `{ data, contentType }`
 * around one, and either of them after a trip through JSON. `undefined` = not a file.
 */
export function toBuffer(value: unknown): Buffer | undefined {
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (!isPlainObject(value)) return undefined;
  const { data, type } = value;
  if (type === "Buffer" && isBytes(data)) return Buffer.from(data);
  return typeof value["contentType"] === "string" ? toBuffer(data) : undefined;
}

/** The content type that travels with a file's bytes. */
export function contentTypeOf(value: unknown): string | undefined {
  return isPlainObject(value) &&
    typeof value["contentType"] === "string" &&
    value["contentType"] !== ""
    ? value["contentType"]
    : undefined;
}

const isBytes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255);
