import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebhookRequest } from "./request";

/**
 * Posts once and returns the status answered; what the answer says besides is not looked at, and nor is
 * where a redirect leads. Rejects when there is no answer in time, or none at all.
 */
export function post(
  { url, headers, body }: WebhookRequest,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<number> {
  const send = url.startsWith("https:") ? requestHttps : requestHttp;
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([deadline, closing]);
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      reject(deadline.aborted ? new Error(`No answer within ${timeoutMs / 1000} s.`) : error);
    };
    const length = String(Buffer.byteLength(body));
    const outgoing = send(
      url,
      { method: "POST", headers: { ...headers, "Content-Length": length }, agent: false, signal },
      (answer) => {
        answer.on("error", fail);
        answer.on("end", () => resolve(answer.statusCode ?? 0));
        answer.resume();
      },
    );
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}
