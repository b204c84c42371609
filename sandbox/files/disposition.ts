/**
 * The two headers in which a file's name goes out. `x-ms-file-name` is useless beyond ASCII: bytes of UTF-8
 * that were taken for Windows-1252 and encoded again.
 */
export function nameHeaders(name: string): Record<string, string> {
  return { "x-ms-file-name": garbled(name), "Content-Disposition": disposition(name) };
}

function disposition(name: string): string {
  if (!/^[\x20-\x7e]*$/.test(name)) {
    return `inline; filename="=?utf-8?B?${Buffer.from(name, "utf8").toString("base64")}?="`;
  }
  if (/^[\w!#$&+.^`|~-]+$/.test(name)) return `inline; filename=${name}`;
  return `inline; filename="${name.replace(/["\\]/g, "\\$&")}"`;
}

/** Each character of the text is one byte of the header. */
function garbled(name: string): string {
  const misread = Buffer.from(name, "utf8").toString("latin1");
  return Buffer.from(misread, "utf8").toString("latin1");
}
