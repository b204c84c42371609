import { defaults } from "../defaults";
import { TransportFailure } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import { leftMs } from "../http/inTime";
import { axiosTransport } from "../http/transport/axiosTransport";
import { waitBeforeRetry } from "../http/waits";
import { runtime } from "../runtime";
import type { HttpRequest, HttpResponse } from "../types/http";
import type { SharedEnd } from "../types/tokens";

/** A service that is busy or down. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * Sends a request on the way to a token, again after what may pass; the last answer or failure counts. No
 * try lasts beyond the end, and none begins after a wait that would.
 */
export async function sendPatiently(
  request: () => HttpRequest,
  end: SharedEnd,
): Promise<HttpResponse | TransportFailure> {
  for (let retries = 0; ; retries += 1) {
    const made = request();
    const timeoutMs = Math.min(
      made.timeoutMs,
      Math.max(defaults.leastRequestMs, leftMs(end.endsMs)),
    );
    const result = await axiosTransport.send({ ...made, timeoutMs }).catch((error: unknown) => {
      throwUnless(error, TransportFailure);
      return error;
    });
    const isFailure = result instanceof TransportFailure;
    if (!isFailure && !mayPass(result.status)) return result;
    if (retries >= defaults.tokenRetries) return result;
    const wait = waitBeforeRetry(isFailure ? undefined : result.headers["retry-after"], retries);
    if (wait > defaults.backoffCapMs) return result;
    if (wait >= leftMs(end.endsMs)) {
      end.givenUpMs = end.endsMs;
      return result;
    }
    await runtime.sleep(wait);
  }
}
