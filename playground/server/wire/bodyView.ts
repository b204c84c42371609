import { brotliDecompressSync, constants, gunzipSync, inflateSync } from "node:zlib";
import type { BodyView } from "../../contract";
import type { CutBytes } from "./cutBytes";

const MOST_CHARACTERS = 32_000;
/** What may come of a compressed body. */
const MOST_UNPACKED = 1_000_000;

interface Shown {
  readonly contentType: string;
  /** `gzip`, `deflate`, `br`, or nothing. */
  readonly encoding: string;
  readonly isSignIn: boolean;
  readonly mask: (text: string) => string;
}

/** A body as the page may see it: text only, cut, without secrets. Undefined where there is none. */
export function bodyView(body: CutBytes, shown: Shown): BodyView | undefined {
  const { bytes } = body;
  if (bytes === 0) return undefined;
  const contentType = shown.contentType.slice(0, 200);
  const only = (note: string): BodyView => ({ bytes, text: "", note, contentType });
  if (shown.isSignIn) return only("Bodies of a sign-in are not shown.");
  if (!isText(contentType)) return only(`${contentType || "A body without a type"} is not shown.`);
  const unpacked = unpack(body.begin, shown.encoding);
  if (unpacked === undefined) return only("The body cannot be unpacked here.");
  const text = shown.mask(withoutHalfCharacter(unpacked.toString("utf8")));
  const isCut = body.isCut || text.length > MOST_CHARACTERS;
  return {
    bytes,
    text: text.slice(0, MOST_CHARACTERS),
    ...(isCut ? { note: `Only the beginning is shown, of ${bytes} bytes.` } : {}),
    contentType,
  };
}

const isText = (type: string): boolean =>
  /^(?:text\/|multipart\/|application\/(?:[\w.+-]*(?:json|xml)|x-www-form-urlencoded|http))/i.test(
    type,
  );

const unpack = (begin: Buffer, encoding: string): Buffer | undefined => {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_UNPACKED };
  try {
    switch (encoding.trim().toLowerCase()) {
      case "":
      case "identity":
        return begin;
      case "gzip":
        return gunzipSync(begin, options);
      case "deflate":
        return inflateSync(begin, options);
      case "br":
        return brotliDecompressSync(begin, {
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
          maxOutputLength: MOST_UNPACKED,
        });
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
};

const withoutHalfCharacter = (text: string): string => text.replace(/\uFFFD{1,3}$/, "");
