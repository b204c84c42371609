import { parseJson } from "../odata/json";
import type { RawRequestParams } from "../types";
import type { HttpResponse } from "../types/http";

/**
 * Turns a body into what *Response Type* asks for. An answer that does not claim to be JSON (such as
 * `$metadata`, or the plain number of `/$count`) is given as text, without its byte order mark.
 */
export function rawReader(responseType: NonNullable<RawRequestParams["responseType"]>) {
  return (response: HttpResponse): unknown => {
    const { body, headers } = response;
    if (responseType === "arraybuffer") return body;
    if (body.length === 0) return "";
    const claimsJson = /json/i.test(headers["content-type"] ?? "json");
    if (responseType === "json" && claimsJson) return parseJson(body);
    return body.toString("utf8").replace(/^\uFEFF/, "");
  };
}
