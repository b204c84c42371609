/**
 * The bytes of a text that is not the thing itself but bytes in writing: a data URL, Node's JSON of a
 * buffer, hexadecimal digits or Base64. Undefined for every other text.
 */
export function wrappedBytes(text: string): Buffer | undefined {
  const given = text.trim();
  if (/^data:/i.test(given)) return bytesOfDataUrl(given);
  if (given.startsWith("{")) return bytesOfJson(given);
  const dense = given.replace(/^0x|[\s:]/gi, "");
  if (/^(?:[0-9a-f]{2})+$/i.test(dense)) return Buffer.from(dense, "hex");
  return bytesOfBase64(dense);
}

/** What a text is the writing of, where those bytes are PEM and nothing more; the text itself otherwise. */
export function unwrapped(text: string): string {
  const bytes = wrappedBytes(text);
  const inside = bytes?.toString("utf8").replace(/^\ufeff/, "") ?? "";
  return PRINTABLE_PEM.test(inside) ? inside : text;
}

const PRINTABLE_PEM = /^\s{0,9}-----\s?BEGIN[\x20-\x7e\s]+$/;

function bytesOfDataUrl(text: string): Buffer | undefined {
  const comma = text.indexOf(",");
  if (comma < 0) return undefined;
  const body = text.slice(comma + 1);
  if (/;base64$/i.test(text.slice(0, comma).trim())) return bytesOfBase64(percentDecoded(body));
  return Buffer.from(percentDecoded(body));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `{"type":"Buffer","data":[…]}`, or the same as the content of a file with its type. */
function bytesOfJson(text: string): Buffer | undefined {
  try {
    // What begins with a brace and can be read is an object.
    const value: Readonly<Record<string, unknown>> = JSON.parse(text);
    const inside = value["data"];
    const { type, data } = isRecord(inside) && !Array.isArray(inside) ? inside : value;
    return type === "Buffer" && Array.isArray(data) && data.every(isByte)
      ? Buffer.from(data)
      : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isByte = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 256;

function bytesOfBase64(text: string): Buffer | undefined {
  const dense = text.replace(/\s/g, "");
  return /^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(dense) ? Buffer.from(dense, "base64") : undefined;
}
