import type { HttpResponse } from "../types/http";

/** What the answers of a file's or an image's content carry, whatever type it has. */
const FILE_MARKS = ["x-ms-file-size", "x-ms-file-name"];

/**
 * Whether the body of an answer is of the type that the Web API has under this address. The requests that
 * people make themselves also lead to what is no JSON: the content of a column (`…/$value`) is of any
 * type, a page of HTML too; a count (`…/$count`) is plain text, and the document of the service
 * (`$metadata`) is XML. Everything else is JSON, so that a page under it is none of Dataverse's.
 */
export function isRawAnswer(
  url: string,
  headers: HttpResponse["headers"],
  isJson: () => boolean,
): boolean {
  const path = url.replace(/[?#][\s\S]*$/, "");
  const type = headers["content-type"] ?? "";
  const last = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (last === "$value" || FILE_MARKS.some((name) => name in headers)) return true;
  if (last === "$count") return type === "" || /^text\/plain\b|json/i.test(type);
  if (last === "$metadata") return /xml|json/i.test(type);
  if (last === "$batch") return /multipart|json/i.test(type);
  return isJson();
}
