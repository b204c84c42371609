/**
 * The file's name in `Content-Disposition`: the one header that has it right in any alphabet. Dataverse
 * writes names outside ASCII as encoded words (RFC 2047); `filename*` (RFC 6266) is read as well.
 */
export function nameInDisposition(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = extendedName(header) ?? plainName(header);
  return name === "" ? undefined : name;
}

/** Undefined for a name in letters that are not known, so that the plain name beside it counts. */
const extendedName = (header: string): string | undefined => {
  const [, charset, text] = EXTENDED.exec(header) ?? [];
  return charset === undefined || text === undefined ? undefined : fromPercent(text, charset);
};

const EXTENDED = /;\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i;

const plainName = (header: string): string | undefined => {
  const found = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header);
  if (!found) return undefined;
  const [, quoted, token = ""] = found;
  return encodedWords(quoted === undefined ? token : quoted.replace(/\\(.)/g, "$1"));
};

const WORD = /=\?([\w-]+)\?([bq])\?([^?\s]*)\?=/gi;

/** Words of a longer name follow each other, with blanks between that are no part of it. */
const encodedWords = (text: string): string =>
  text
    .replace(/(\?=)\s+(?==\?)/g, "$1")
    .replace(WORD, (word, charset: string, kind: string, content: string) => {
      const bytes =
        kind.toLowerCase() === "b" ? Buffer.from(content, "base64") : fromQuoted(content);
      return decoded(bytes, charset) ?? word;
    });

const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll("_", " ")
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    "latin1",
  );

const fromPercent = (text: string, charset: string): string | undefined =>
  decoded(
    Buffer.from(
      text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
      "latin1",
    ),
    charset,
  );

const decoded = (bytes: Buffer, charset: string): string | undefined => {
  if (/^utf-?8$/i.test(charset)) return bytes.toString("utf8");
  return /^(?:us-ascii|iso-8859-1)$/i.test(charset) ? bytes.toString("latin1") : undefined;
};
