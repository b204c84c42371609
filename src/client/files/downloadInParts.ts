import { errorAnswer } from "../answers/errorAnswer";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { TransportFailure } from "../errors/failures";
import { refusal } from "../session/sendOrThrow";
import { type Call, type Session, send } from "../session/session";
import type { HttpResponse, StreamedResponse } from "../types/http";
import { inPairs } from "./inPairs";
import { type ReadLimit, readAll, readInto, requireSize, totalOf } from "./receive";

export interface PartsDownload extends ReadLimit {
  /** Of the content, under the API root. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Default 4 MB. */
  readonly partBytes?: number | undefined;
}

/** A content, and the head of the answer that brought it or its first part. */
export interface Download {
  /** Undefined where there is none (204). */
  readonly data: Buffer | undefined;
  readonly headers: HttpResponse["headers"];
}

/**
 * Reads a content in parts of 4 MB, two at a time, each checked against the size of the whole; a small one
 * takes one request. Where the file was replaced meanwhile, reading starts anew.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 *
 * @returns a refusal as it came
 * @throws InputError for a file that is larger than may be read, of which no more is kept than that
 */
export async function downloadInParts(
  session: Session,
  download: PartsDownload,
): Promise<Download | { readonly refused: HttpResponse; readonly call: Call }> {
  for (let reading = 1; ; reading += 1) {
    const first = await readFirst(session, download);
    if ("refused" in first) return first;
    if (await readRest(session, download, first)) return first;
    if (reading >= defaults.fileReadings) throw replaced(download);
  }
}

/** A content in one answer, whatever its size. */
export async function downloadWhole(
  session: Session,
  download: PartsDownload,
): Promise<Download | { readonly refused: HttpResponse; readonly call: Call }> {
  return readFirst(session, download, true);
}

interface First extends Download {
  /** Bytes that are there already. */
  readonly read: number;
}

const readFirst = async (
  session: Session,
  download: PartsDownload,
  whole = false,
): Promise<First | { readonly refused: HttpResponse; readonly call: Call }> => {
  const { partBytes = defaults.fileBlockBytes } = download;
  const call: Call = {
    ...toCall(download),
    ...(whole ? {} : { range: { from: 0, to: partBytes - 1 } }),
    receive: (response) => firstOf(response, download),
  };
  const response = await send(session, call);
  if (response.status < 300) return response.value as First;
  if (!whole && hasNoParts(response)) return readFirst(session, download, true);
  return { refused: response, call };
};

/** Of an environment with keys of its customer, whose files come as a whole only. */
const WHOLE_ONLY = "0x80090017";

/** A content without bytes has no part either (RFC 9110, 15.5.17). */
const hasNoParts = ({ status, body, headers }: HttpResponse): boolean =>
  status === 416 || errorAnswer(body, headers["content-type"]).code === WHOLE_ONLY;

const firstOf = async (response: StreamedResponse, download: PartsDownload): Promise<First> => {
  const { headers, status, part } = response;
  if (status === 204) return { data: undefined, headers, read: 0 };
  const total = totalOf(response);
  if (total !== undefined) requireSize(total, download);
  if (total === undefined || isPacked(headers)) {
    if (part) throw unknownSize(response);
    const data = await readAll(response, download);
    return { data, headers, read: data.length };
  }
  const data = Buffer.allocUnsafe(total);
  const read = part ? part.to + 1 : total;
  await readInto(data.subarray(0, read), response);
  return { data, headers, read };
};

/** A thumbnail that was packed is unpacked on the way, and has another length than a header may say. */
const isPacked = (headers: HttpResponse["headers"]): boolean =>
  /gzip|deflate|br/i.test(headers["content-encoding"] ?? "");

/** @returns false where another file is there by now */
const readRest = async (
  session: Session,
  download: PartsDownload,
  { data, read, headers }: First,
): Promise<boolean> => {
  const total = data?.length ?? 0;
  if (!data || read >= total) return true;
  const { partBytes = defaults.fileBlockBytes } = download;
  let isSame = true;
  await inPairs(Math.ceil((total - read) / partBytes), async (at) => {
    const from = read + at * partBytes;
    const to = Math.min(from + partBytes, total) - 1;
    const call: Call = {
      ...toCall(download),
      range: { from, to },
      receive: async (response) => {
        const { part } = response;
        const isWhole = part?.total === total && part.to === to;
        if (isWhole && isSameFile(headers, response.headers)) {
          await readInto(data.subarray(from, to + 1), response);
        } else isSame = false;
      },
    };
    if (!isSame) return;
    const response = await send(session, call);
    if (response.status === 404 || response.status === 416) isSame = false;
    else if (response.status >= 300) throw refusal(call, response);
  });
  return isSame;
};

/** What says which file a part is of; not every part has to say all of it. */
const MARKS = ["x-ms-file-name", "content-disposition", "mimetype", "etag", "last-modified"];

const isSameFile = (first: HttpResponse["headers"], other: HttpResponse["headers"]): boolean =>
  MARKS.every(
    (name) => first[name] === undefined || other[name] === undefined || first[name] === other[name],
  );

const toCall = ({ path, operation, headers }: PartsDownload) =>
  ({
    method: "GET",
    path,
    operation,
    headers: { Accept: "*/*", ...headers },
    idempotency: "always",
    expects: "any",
  }) as const;

const unknownSize = ({ status, headers }: StreamedResponse): TransportFailure =>
  new TransportFailure(
    "foreign",
    "the answer is a part and does not say of how much",
    "EFOREIGN",
    status,
    headers,
  );

const replaced = ({ operation }: PartsDownload): DataverseError =>
  new DataverseError({
    operation,
    outcome: "notDone",
    detail: `the file was replaced ${defaults.fileReadings} times while it was read`,
    hint: "Run again when nobody writes to it",
  });
