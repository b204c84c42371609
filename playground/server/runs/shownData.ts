import type { BinaryView } from "../../contract";

const MOST_BYTES = 1_000_000;

/** An answer as JSON can hold it: bytes become a `BinaryView`, everything else stays. */
export function shownData(value: unknown, contentType?: string): unknown {
  if (value instanceof Uint8Array) return binaryView(value, contentType);
  if (Array.isArray(value)) return value.map((item) => shownData(item));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const { data, contentType: own } = value as { data?: unknown; contentType?: unknown };
  const type = data instanceof Uint8Array && typeof own === "string" ? own : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, shownData(inner, type)]),
  );
}

const binaryView = (bytes: Uint8Array, contentType: string | undefined): BinaryView => ({
  $binary: true,
  ...(contentType === undefined ? {} : { contentType }),
  bytes: bytes.length,
  base64: Buffer.from(bytes.subarray(0, MOST_BYTES)).toString("base64"),
});
