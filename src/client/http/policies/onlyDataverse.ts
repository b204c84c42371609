import { errorAnswer } from "../../answers/errorAnswer";
import { isDataverseAnswer } from "../../answers/isDataverseAnswer";
import { type Environment, onOrigin } from "../../environment";
import { TransportFailure } from "../../errors/failures";
import type { HttpRequest, HttpResponse, Policy } from "../../types/http";

/**
 * What says the same whoever says it: the request was too large, or came too often, and was not passed on
 * (RFC 9110, 15.5; RFC 6585); or there was no answer in time (502, 503, 504).
 */
const SAID_BY_ANYONE = new Set([407, 411, 413, 414, 429, 431, 502, 503, 504]);

/** What is under here on the environment's host is not the Web API, and has other rules. */
const WEB_API = /^\/api\//i;

/**
 * Lets only Dataverse's own answers pass. Anything else is a failure on the way there: what it says of
 * records, tokens or success is not believed.
 */
export function onlyDataverse(environment: Environment): Policy {
  return async (request, next) => {
    if (!isWebApi(environment, request.url)) return next(request);
    const response = await next(request).catch((error: unknown) => {
      throw isForeignHead(request, error) ? foreign(error.status, error.headers, NOTHING) : error;
    });
    const { status, headers, body } = response;
    if (SAID_BY_ANYONE.has(status) || isDataverseAnswer(request, response)) return response;
    response.stream?.destroy();
    throw foreign(status, headers, body);
  };
}

const NOTHING = Buffer.alloc(0);

const isWebApi = (environment: Environment, url: string): boolean =>
  WEB_API.test(onOrigin(environment, url, "The request's URL").slice(environment.origin.length));

/** An answer that broke off counts by its head. */
const isForeignHead = (
  request: HttpRequest,
  error: unknown,
): error is TransportFailure & { readonly status: number } => {
  if (!(error instanceof TransportFailure) || error.status === undefined) return false;
  const { status, headers } = error;
  if (SAID_BY_ANYONE.has(status)) return false;
  const head = { status: status >= 400 ? 200 : status, headers, body: NOTHING, brokeOff: true };
  const read = { ...request, expects: status >= 400 ? ("any" as const) : request.expects };
  return !isDataverseAnswer(read, head);
};

const foreign = (
  status: number,
  headers: HttpResponse["headers"],
  body: Buffer,
): TransportFailure =>
  new TransportFailure("foreign", described(status, headers, body), "EFOREIGN", status, headers);

const described = (status: number, headers: HttpResponse["headers"], body: Buffer): string => {
  const what = whatItIs(status, headers, body);
  return status < 500 ? `${what}, with status ${status}` : what;
};

const whatItIs = (status: number, headers: HttpResponse["headers"], body: Buffer): string => {
  if (status === 304) return "the answer says that nothing was modified, which was not asked";
  if (status === 206) return "the answer is a part, though the whole was asked for";
  if (status >= 300 && status < 400) return "the answer leads to another address";
  const { message } = errorAnswer(body, headers["content-type"]);
  if (/html/i.test(headers["content-type"] ?? "") || body.length === 0) return message;
  return "the answer does not come from the Web API";
};
