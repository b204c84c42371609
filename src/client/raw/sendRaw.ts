import { defaults } from "../defaults";
import { onOrigin, withPlainRoot } from "../environment";
import { InputError } from "../errors/InputError";
import { withSegmentHint } from "../metadata/cache/segmentHint";
import { encodeOption } from "../odata/query";
import { withoutViewColumns } from "../odata/viewColumns";
import { refusal } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { RawRequestParams, RawResponse } from "../types";
import type { HttpRequest, Idempotency } from "../types/http";
import { rawBody } from "./body";
import { rawHeaders } from "./headers";
import { rawReader } from "./response";

/**
 * A request of the builder's own making, through the same pipeline: same origin, same authentication,
 * same log. Its own retry inputs take the place of the retry table's counts.
 */
export async function sendRaw(session: Session, params: RawRequestParams): Promise<RawResponse> {
  const request = await rawRequest(session, params);
  const response = await session.next(request);
  if (response.status >= 400) {
    throw await withSegmentHint(session, refusal({ ...request, path: request.url }, response));
  }
  return {
    data: response.value ?? "",
    status: response.status,
    contentType: response.headers["content-type"],
    headers: response.headers,
  };
}

const METHOD = /^[A-Z]+$/;

const rawRequest = async (session: Session, params: RawRequestParams): Promise<HttpRequest> => {
  const method = params.method.trim().toUpperCase();
  if (!METHOD.test(method))
    throw new InputError(`Method ${JSON.stringify(params.method)} is not an HTTP method.`);
  const url = rawUrl(session, params);
  const given = rawHeaders(params.headers ?? [], session.logger);
  const { body, contentType } = await rawBody(params);
  const typed = contentType !== undefined && given["content-type"] === undefined;
  const path = new URL(url).pathname;
  // The one document that Dataverse refuses to give as JSON.
  const headers = path.endsWith("/$metadata") ? { accept: "application/xml", ...given } : given;
  return {
    method,
    url,
    headers: typed ? { ...headers, "content-type": contentType } : headers,
    body,
    operation: `${method} ${path}`,
    idempotency: repeatability(method, path, headers),
    timeoutMs: timeoutOf(params.timeout) ?? session.timeoutMs,
    retry: {
      maxRetries: params.maxRetries ?? 0,
      delayMs: params.retryDelayMS ?? 0,
      exponential: params.useExponentialBackoff ?? false,
      allErrors: params.retryAllErrors ?? false,
    },
    expects: "any",
    read: rawReader(params.responseType ?? "json"),
  };
};

/** Milliseconds; 0 and nothing stand for the usual time. */
const timeoutOf = (timeout: number | undefined): number | undefined => {
  if (!timeout) return undefined;
  if (timeout > 0 && timeout <= defaults.actionRunMs) return timeout;
  throw new InputError(
    `Timeout is ${timeout} ms; expected 1 to ${defaults.actionRunMs} ms, since the platform ends a run after 15 minutes. Leave it empty for ${defaults.requestTimeoutMs} ms.`,
  );
};

/** A path from the host, one relative to the API root, or a URL; always on the connection's origin. */
const rawUrl = ({ environment }: Session, { url, queryParams }: RawRequestParams): string => {
  // A fragment never travels: an unencoded # would silently cut off the rest.
  const text = withoutViewColumns(url.trim()).replaceAll("#", "%23");
  if (text === "") throw new InputError("URL is empty; expected a path such as accounts?$top=1.");
  const resolved = withPlainRoot(
    environment,
    onOrigin(environment, withRoot(text, environment.apiRoot), "URL"),
  );
  const added = (queryParams ?? []).map(
    ({ key, value }) =>
      `${encodeOption(key, "Query Parameter")}=${encodeOption(value, "Query Parameter")}`,
  );
  if (added.length === 0) return resolved;
  return `${resolved}${resolved.includes("?") ? "&" : "?"}${added.join("&")}`;
};

/** First segments of what an environment serves besides the Web API's own sets and operations. */
const OTHER_PATHS = new Set([
  "api",
  "apps",
  "tools",
  "uclient",
  "userdefined",
  "webresources",
  "xrmservices",
]);

/**
 * `accounts`, `/accounts`, `api/data/v9.2/accounts`, `/api/data/v9.2/accounts` and parts of that path, as
 * `v9.2/accounts`, lead to the same.
 */
const withRoot = (text: string, apiRoot: string): string => {
  const part = /^\/?(?=(?:data\/)?v\d+\.\d+\/)(?:data\/)?/i.exec(text)?.[0];
  if (part !== undefined) return `/api/data/${text.slice(part.length)}`;
  if (/^api\/data\/v\d/i.test(text)) return `/${text}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  if (!/^[\\/]/.test(text)) return apiRoot + text;
  const [, segment] = /^\/(\$?[a-z_]\w*)(?=[(/?]|$)/i.exec(text) ?? [];
  return segment && !OTHER_PATHS.has(segment.toLowerCase()) ? apiRoot + text.slice(1) : text;
};

const repeatability = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Idempotency => {
  if (["GET", "HEAD", "OPTIONS"].includes(method)) return "always";
  if (method === "DELETE") return "harmless";
  const version = headers["if-match"];
  const conditional =
    (version !== undefined && version !== "*") || headers["if-none-match"] === "*";
  if (conditional) return "never";
  if (method === "PUT") return "harmless";
  return method === "PATCH" && path.includes(")", path.indexOf("(") + 1 || path.length)
    ? "harmless"
    : "never";
};
