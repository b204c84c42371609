import type { HttpResponse } from "../types/http";

export function isMultipart({ headers }: Pick<HttpResponse, "headers">): boolean {
  return /multipart/i.test(headers["content-type"] ?? "");
}
