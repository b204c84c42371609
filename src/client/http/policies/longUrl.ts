import { randomUUID } from "node:crypto";
import { defaults } from "../../defaults";
import type { Environment } from "../../environment";
import { encodeBatch } from "../../multipart/encode";
import { isMultipart } from "../../multipart/isMultipart";
import { asResponse } from "../../multipart/refusedPart";
import type { BatchPart } from "../../multipart/types";
import { wholeParts } from "../../multipart/wholeParts";
import type { HttpRequest, HttpResponse, Next, Policy } from "../../types/http";

/**
 * A read whose URL is too long for a request travels inside a `$batch`, where twice the length
 * is allowed (Microsoft: "Compose HTTP requests", maximum URL length). Nobody else need know.
 */
export function longUrl(environment: Environment): Policy {
  return (request, next) =>
    request.method === "GET" && request.url.length > defaults.maxUrlCharacters
      ? inBatch(environment, request, next)
      : next(request);
}

const inBatch = async (
  environment: Environment,
  request: HttpRequest,
  next: Next,
): Promise<HttpResponse> => {
  const part = toPart(environment, request);
  const response = await next(batched(environment, request, part));
  const isWrapped = response.status < 300 && isMultipart(response);
  return isWrapped ? inner(part, response) : response;
};

const toPart = ({ origin }: Environment, { url, headers, expects }: HttpRequest): BatchPart => ({
  method: "GET",
  path: url.slice(origin.length),
  headers,
  contentId: "1",
  expects,
});

const batched = ({ apiRoot }: Environment, request: HttpRequest, part: BatchPart): HttpRequest => {
  const { body, contentType } = encodeBatch([{ kind: "single", part }], randomUUID());
  return {
    ...request,
    method: "POST",
    url: `${apiRoot}$batch`,
    headers: { ...impersonation(request.headers), "Content-Type": contentType },
    body,
    expects: "multipart",
    unwrap: true,
    read: (response) => {
      const answer = inner(part, response);
      return request.read?.(answer);
    },
  };
};

/** Who is acted for is said for the whole batch; everything else belongs to the part. */
const impersonation = (headers: HttpRequest["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(mscrmcallerid|callerobjectid)$/i.test(name)),
  );

/** The answer to the one part, as if it had come alone. */
const inner = (part: BatchPart, response: HttpResponse): HttpResponse => {
  const [answer] = wholeParts([part], response);
  return asResponse(response, answer);
};
