import { Refusal } from "../errors";

/** Decodes one piece of a path. Throws 400 for a stray `%` or bytes that are not UTF-8. */
export function decodePath(text: string): string {
  return decode(text);
}

/** Decodes one name or value of a query string, where `+` means a space. */
export function decodeQuery(text: string): string {
  return decode(text.replaceAll("+", " "));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, "", `Invalid URI: the percent-encoding of '${text}' is not valid.`);
  }
}

/** Encodes a whole value with lower-case digits, as .NET writes it: `919042%2108%2f22%2f2017`. */
export function encodeLower(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
    .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/**
 * Encodes a decoded option for use in a link, leaving the characters OData uses as they are:
 * `$select=name,revenue` stays readable in the service's own links too.
 */
export function encodeQuery(text: string): string {
  return encodeURI(text).replaceAll("&", "%26").replaceAll("+", "%2B").replaceAll("#", "%23");
}
