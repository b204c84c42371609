import { TransportFailure } from "../../errors/failures";
import type {
  ByteRange,
  ContentPart,
  HttpRequest,
  HttpResponse,
  Next,
  Policy,
} from "../../types/http";

/**
 * Asks for a part of an answer (RFC 9110, 14.2), and believes no other part than the one that was asked
 * for. Packed, the numbers would count packed bytes.
 */
export const byteRange: Policy = (request, next) =>
  request.range ? partOf(request, request.range, next) : next(request);

const partOf = async (
  request: HttpRequest,
  range: ByteRange,
  next: Next,
): Promise<HttpResponse> => {
  const wanted = { Range: `bytes=${range.from}-${range.to ?? ""}`, "Accept-Encoding": "identity" };
  const response = await next({ ...request, headers: { ...request.headers, ...wanted } });
  if (response.status !== 206) return response;
  const part = givenPart(response.headers, range);
  if (part && isPartOf(part, range) && isWhole(part, response)) return { ...response, part };
  response.stream?.destroy();
  throw otherPart(response);
};

/**
 * Which part it is. Dataverse's documented answers have the size of the whole in a header, and leave
 * `Content-Range` out: it is the part that was asked for, then, and its length shows whether that is true.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 */
const givenPart = (
  headers: HttpResponse["headers"],
  { from, to }: ByteRange,
): ContentPart | undefined => {
  const named = headers["content-range"];
  if (named !== undefined) return contentPart(named);
  const size = headers["x-ms-file-size"] ?? "";
  if (!/^\d{1,15}$/.test(size) || Number(size) <= from) return undefined;
  const total = Number(size);
  return { from, to: Math.min(to ?? total - 1, total - 1), total };
};

/** `bytes 0-99/1234`, or with a `*` for a length that is not known. */
export function contentPart(header: string | undefined): ContentPart | undefined {
  const found = /^\s*bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)\s*$/i.exec(header ?? "");
  if (!found) return undefined;
  const [from, to, total] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (from > to || to >= total) return undefined;
  return { from, to, total: Number.isNaN(total) ? undefined : total };
}

/** A part may end sooner than was asked for, where there is no more. */
const isPartOf = ({ from, to, total }: ContentPart, wanted: ByteRange): boolean => {
  if (from !== wanted.from || (wanted.to !== undefined && to > wanted.to)) return false;
  return to === wanted.to || total === undefined || to === total - 1;
};

const isWhole = ({ from, to }: ContentPart, { stream, body }: HttpResponse): boolean =>
  stream !== undefined || body.length === to - from + 1;

const otherPart = ({ status, headers }: HttpResponse): TransportFailure =>
  new TransportFailure(
    "foreign",
    "the answer is another part than the one that was asked for",
    "EFOREIGN",
    status,
    headers,
  );
