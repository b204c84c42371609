import { isRecord } from "../odata/listBody";

/**
 * The bytes of a file, in each form one travels in between steps: a Buffer, `{ data, contentType }`
 * around one, and either of them after a trip through JSON. `undefined` = not a file.
 */
export function toBuffer(value: unknown): Buffer | undefined {
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (!isRecord(value)) return undefined;
  const { data, type } = value;
  if (type === "Buffer" && isBytes(data)) return Buffer.from(data);
  return typeof value["contentType"] === "string" ? toBuffer(data) : undefined;
}

/** The content type that travels with a file's bytes. */
export function contentTypeOf(value: unknown): string | undefined {
  const type = isRecord(value) ? value["contentType"] : undefined;
  return typeof type === "string" && type.trim() !== "" ? type.trim() : undefined;
}

const isBytes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255);
