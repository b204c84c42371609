import { Readable } from "node:stream";

/** Bytes that are encoded at a time: a multiple of three, so that their Base64 joins. */
const PIECE_BYTES = 49_152;

export interface BlockBody {
  readonly body: () => Readable;
  readonly bodyBytes: number;
}

/**
 * The body of `UploadBlock`, encoded while it is sent: neither its Base64 nor its JSON is ever in memory as
 * a whole.
 */
export function blockBody(
  members: { readonly BlockId: string; readonly FileContinuationToken: string },
  data: Buffer,
): BlockBody {
  const start = Buffer.from(`${JSON.stringify(members).slice(0, -1)},"BlockData":"`, "utf8");
  const end = Buffer.from('"}', "latin1");
  return {
    body: () => Readable.from(pieces(start, data, end), { objectMode: false }),
    bodyBytes: start.length + 4 * Math.ceil(data.length / 3) + end.length,
  };
}

function* pieces(start: Buffer, data: Buffer, end: Buffer): Generator<Buffer> {
  yield start;
  for (let at = 0; at < data.length; at += PIECE_BYTES) {
    yield Buffer.from(data.toString("base64", at, at + PIECE_BYTES), "latin1");
  }
  yield end;
}
