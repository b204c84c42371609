import { saying } from "../../text/saying";
import { post } from "./post";
import type { WebhookRequest } from "./request";

/** What became of a post. */
export interface Outcome {
  /** Status of the last answer; undefined where none came. */
  status: number | undefined;
  attempts: number;
  /** Why it failed; undefined where it was taken. */
  failure: string | undefined;
}

/** Answers after which the service posts once more. */
const tryAgain = new Set([502, 503, 504]);
const mostAttempts = 2;

/**
 * Posts, and posts once more where a gateway was in the way. Any 2xx takes the event; nothing else does.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks
 */
export async function postUntilTaken(
  request: WebhookRequest,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<Outcome> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      const status = await post(request, timeoutMs, closing);
      if (status >= 200 && status < 300) return { status, attempts, failure: undefined };
      if (tryAgain.has(status) && attempts < mostAttempts) continue;
      return { status, attempts, failure: `The endpoint answered with the status ${status}.` };
    } catch (error) {
      const failure = saying(error);
      return { status: undefined, attempts, failure };
    }
  }
}
