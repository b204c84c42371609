import { InputError } from "../errors/InputError";
import { roundedIn, roundedNumber } from "../json/roundedNumbers";
import { writeJson } from "../json/writeJson";
import { requireWholeCharacters } from "../text/wholeCharacters";
import type { RawRequestParams } from "../types";

export interface RawBody {
  readonly body: string | Buffer | undefined;
  /** The type to send unless the builder names another. */
  readonly contentType?: string | undefined;
}

/**
 * The body: form and file data as multipart, a Buffer or text as it is, anything else as JSON. It is
 * made once, so that every try sends the same bytes.
 */
export async function rawBody(params: RawRequestParams): Promise<RawBody> {
  if (params.formData?.length || params.fileData?.length) return multipart(params);
  const { data } = params;
  if (data === undefined || data === null || data === "") return { body: undefined };
  if (Buffer.isBuffer(data)) return { body: data, contentType: "application/octet-stream" };
  if (typeof data === "string") {
    requireWholeCharacters(data, "Data");
    return { body: data, contentType: isJson(data) ? undefined : "text/plain; charset=utf-8" };
  }
  const body = writeJson(data, "Data");
  const rounded = roundedIn(data);
  if (rounded !== undefined) throw new InputError(`Data: ${roundedNumber(rounded)}.`);
  return { body };
}

const multipart = async ({ formData = [], fileData = [] }: RawRequestParams): Promise<RawBody> => {
  const form = new FormData();
  for (const { key, value } of formData) {
    requireWholeCharacters(value, `Form Data ${JSON.stringify(key)}`);
    form.append(key, value);
  }
  for (const { name, fileName, content, contentType } of fileData) {
    const type = contentType ?? "application/octet-stream";
    form.append(name, new Blob([new Uint8Array(content)], { type }), fileName);
  }
  // Node's own encoder of multipart/form-data (RFC 7578) is behind Response.
  const encoded = new Response(form);
  return {
    body: Buffer.from(await encoded.arrayBuffer()),
    contentType: encoded.headers.get("content-type") ?? "multipart/form-data",
  };
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
