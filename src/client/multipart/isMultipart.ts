import type { HttpResponse } from "../types/http";

export const isMultipart = ({ headers }: Pick<HttpResponse, "headers">): boolean =>
  /multipart/i.test(headers["content-type"] ?? "");
