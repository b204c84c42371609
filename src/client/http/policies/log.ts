import { runtime } from "../../runtime";
import type { Logger } from "../../types";
import type { HttpRequest, HttpResponse, Policy } from "../../types/http";
import { visibleHeaders, visibleUrl } from "../redact";

/** One line a try; with `verbose` also the headers that may be seen. */
export function log(logger: Logger, verbose: boolean): Policy {
  return async (request, next) => {
    const startedMs = runtime.now();
    const write = verbose ? logger.info.bind(logger) : logger.debug.bind(logger);
    const line = (end: string) =>
      `${request.method} ${visibleUrl(request.url)} ${end} in ${runtime.now() - startedMs} ms`;
    try {
      const response = await next(request);
      write(
        line(`${response.status} ${lengthOf(response)}`),
        ...details(verbose, request, response),
      );
      return response;
    } catch (error) {
      write(
        line(`no answer: ${error instanceof Error ? error.message : "failure"}`),
        ...details(verbose, request),
      );
      throw error;
    }
  };
}

const lengthOf = ({ body, stream, headers }: HttpResponse): string =>
  stream ? `${headers["content-length"] ?? "unknown"} bytes to come` : `${body.length} bytes`;

const details = (verbose: boolean, request: HttpRequest, response?: HttpResponse): unknown[] =>
  verbose
    ? [
        {
          requestHeaders: visibleHeaders(request.headers),
          ...(response ? { responseHeaders: visibleHeaders(response.headers) } : {}),
        },
      ]
    : [];
