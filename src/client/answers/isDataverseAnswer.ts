import type { ExpectedBody, HttpRequest, HttpResponse } from "../types/http";
import { isWebApiError } from "./errorAnswer";
import { isRawAnswer } from "./isRawAnswer";

/** What decides which answer a request expects. */
type Asked = Pick<HttpRequest, "method" | "url" | "headers" | "expects">;

/**
 * Whether an answer is Dataverse's, and not one of a gateway, a proxy or a sign-in page on the way. Every
 * answer of the Web API carries `OData-Version` or an `x-ms-…` header (Microsoft: "Compose HTTP requests
 * and handle errors"), and the body that was asked for; a refusal says why in JSON.
 */
export function isDataverseAnswer(request: Asked, response: HttpResponse): boolean {
  const { status, headers, body } = response;
  if (status === 401 && isChallenge(headers["www-authenticate"])) return true;
  if (!Object.keys(headers).some(isMark)) return false;
  if (status >= 400 && body.length === 0) return !NEEDS_WORDS.has(status);
  if (status >= 400) return isBatchBody(request, headers) || isWebApiError(body);
  if (status === 304) return isConditionalRead(request);
  if (status >= 300) return isBatchBody(request, headers);
  if (status === 206 && !isForPart(request)) return false;
  if (response.stream) return isExpectedBody(request, headers, body);
  if (body.length === 0 && !response.brokeOff) return status === 204 || mayBeEmpty(request);
  return isExpectedBody(request, headers, body);
}

/** Refusals from which something follows for a record or a link: Dataverse gives them with a reason. */
const NEEDS_WORDS = new Set([400, 404, 409, 410, 412]);

const isMark = (name: string): boolean => name === "odata-version" || name.startsWith("x-ms-");

/** The challenge of the Web API names the authority that issues its tokens. */
const isChallenge = (header = ""): boolean =>
  /^bearer\s/i.test(header) && /\bauthorization_uri=/i.test(header);

const isExpectedBody = (
  request: Asked,
  headers: HttpResponse["headers"],
  body: Buffer,
): boolean => {
  const type = headers["content-type"] ?? "";
  switch (expectedBody(request)) {
    case "multipart":
      // JSON instead is Dataverse's, though nobody can read it as a batch.
      return /multipart|json/i.test(type);
    case "json":
      return isJson(type, body);
    case "any":
      return isRawAnswer(request.url, headers, () => isJson(type, body));
  }
};

const isJson = (type: string, body: Buffer): boolean =>
  type === "" ? /^\s*[{[]/.test(body.toString("utf8", 0, 100)) : /json/i.test(type);

const isBatchBody = (request: Asked, { "content-type": type }: HttpResponse["headers"]): boolean =>
  expectedBody(request) !== "json" && type !== undefined && /multipart/i.test(type);

/** A batch is answered by a batch; everything else in JSON, unless the request says otherwise. */
const expectedBody = ({ expects, url }: Asked): ExpectedBody =>
  expects ?? (/\/\$batch$/i.test(url) ? "multipart" : "json");

const mayBeEmpty = (request: Asked): boolean =>
  request.method === "HEAD" || expectedBody(request) === "any";

const isConditionalRead = ({ method, headers }: Asked): boolean => {
  const condition = header(headers, "if-none-match") ?? header(headers, "if-modified-since");
  return /^(GET|HEAD)$/.test(method) && condition !== undefined && condition !== "null";
};

/** Only who asks for a part, or sends one, is answered with one. */
const isForPart = ({ headers }: Asked): boolean =>
  header(headers, "range") !== undefined || header(headers, "content-range") !== undefined;

const header = (headers: HttpRequest["headers"], wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
