import { TransportFailure } from "../errors/failures";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { StreamedResponse } from "../types/http";
import { type ReadLimit, requireSize } from "./receive";

/**
 * A content that a row keeps as Base64, which is decoded as it arrives; undefined where there is none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files
 *
 * @param path of the column, under the API root
 */
export async function downloadBase64(
  session: Session,
  path: string,
  headers: Readonly<Record<string, string>>,
  limit: ReadLimit,
): Promise<Buffer | undefined> {
  const { value } = await sendOrThrow(session, {
    method: "GET",
    path: `${path}/$value`,
    operation: limit.operation,
    idempotency: "always",
    headers: { Accept: "*/*", ...headers },
    expects: "any",
    receive: (response) => decoded(response, limit),
  });
  return value as Buffer | undefined;
}

/**
 * The bytes of a Base64 text, piece by piece.
 *
 * @throws TransportFailure for a text that broke off, or is none, so that it is read again
 */
const decoded = async (
  response: StreamedResponse,
  limit: ReadLimit,
): Promise<Buffer | undefined> => {
  if (response.status === 204) return undefined;
  const pieces: Buffer[] = [];
  let bytes = 0;
  let rest = "";
  for await (const chunk of response.stream as AsyncIterable<Buffer>) {
    const text = rest + chunk.toString("latin1").replace(/\s+/g, "");
    if (/[^A-Za-z0-9+/=]/.test(text)) throw failure("foreign", "the answer is no Base64", response);
    const whole = text.length - (text.length % 4);
    rest = text.slice(whole);
    const piece = Buffer.from(text.slice(0, whole), "base64");
    bytes += piece.length;
    requireSize(bytes, limit);
    pieces.push(piece);
  }
  if (rest === "") return Buffer.concat(pieces, bytes);
  throw failure("cutOff", "the Base64 broke off", response);
};

const failure = (
  kind: "cutOff" | "foreign",
  message: string,
  { status, headers }: StreamedResponse,
): TransportFailure => new TransportFailure(kind, message, "EBADBODY", status, headers);
