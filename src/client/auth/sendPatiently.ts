import { defaults } from "../defaults";
import { TransportFailure } from "../errors/failures";
import { axiosTransport } from "../http/transport/axiosTransport";
import { waitBeforeRetry } from "../http/waits";
import { runtime } from "../runtime";
import type { HttpRequest, HttpResponse } from "../types/http";

/** A service that is busy or down. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Sends a request on the way to a token, again after what may pass; the last answer or failure counts. */
export async function sendPatiently(
  request: () => HttpRequest,
): Promise<HttpResponse | TransportFailure> {
  for (let retries = 0; ; retries += 1) {
    const result = await axiosTransport.send(request()).catch((error: unknown) => {
      if (error instanceof TransportFailure) return error;
      throw error;
    });
    const isFailure = result instanceof TransportFailure;
    if (!isFailure && !mayPass(result.status)) return result;
    if (retries >= defaults.tokenRetries) return result;
    const wait = waitBeforeRetry(isFailure ? undefined : result.headers["retry-after"], retries);
    if (wait > defaults.backoffCapMs) return result;
    await runtime.sleep(wait);
  }
}
