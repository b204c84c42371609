import type { HttpResponse } from "../http/types";

export const isMultipart = ({ headers }: Pick<HttpResponse, "headers">): boolean =>
  /multipart/i.test(headers["content-type"] ?? "");
