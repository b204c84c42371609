import { randomUUID } from "node:crypto";
import { defaults } from "../../defaults";
import type { Environment } from "../../environment";
import { decodeBatch } from "../../multipart/decode";
import { encodeBatch } from "../../multipart/encode";
import { UnreadableBody } from "../failures";
import type { HttpRequest, HttpResponse, Policy } from "../types";

/**
 * A read whose URL is too long for a request of its own travels inside a `$batch`, where twice the length
 * is allowed (Microsoft: "Compose HTTP requests", maximum URL length). Nobody else need know.
 */
export const longUrl =
  (environment: Environment): Policy =>
  async (request, next) => {
    if (request.method !== "GET" || request.url.length <= defaults.maxUrlCharacters) {
      return next(request);
    }
    const response = await next(batched(environment, request));
    return response.status < 300 || !isMultipart(response) ? response : inner(response);
  };

const batched = ({ apiRoot, origin }: Environment, request: HttpRequest): HttpRequest => {
  const part = { method: "GET", path: request.url.slice(origin.length), headers: request.headers };
  const { body, contentType } = encodeBatch([{ kind: "single", part }], randomUUID());
  return {
    ...request,
    method: "POST",
    url: `${apiRoot}$batch`,
    headers: { ...impersonation(request.headers), "Content-Type": contentType },
    body,
    read: (response) => request.read?.({ ...inner(response), status: response.status }),
  };
};

/** Who is acted for is said for the whole batch; everything else belongs to the part. */
const impersonation = (headers: HttpRequest["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(mscrmcallerid|callerobjectid)$/i.test(name)),
  );

const isMultipart = ({ headers }: HttpResponse): boolean =>
  /multipart/i.test(headers["content-type"] ?? "");

/** The answer to the one part, as if it had come by itself. */
const inner = (response: HttpResponse): HttpResponse => {
  const [entry] = decodeBatch(response.body, response.headers["content-type"]).entries;
  if (entry?.kind !== "single") throw new UnreadableBody("the batch answer has no part");
  const { status, headers, body } = entry.answer;
  return { ...response, status, headers: { ...response.headers, ...headers }, body };
};
