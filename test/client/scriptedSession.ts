import { Readable } from "node:stream";
import { makeCaches } from "../../src/client/caches/caches";
import { SecretMask } from "../../src/client/secrets/SecretMask";
import type { Session } from "../../src/client/session/session";
import type { HttpRequest, HttpResponse } from "../../src/client/types/http";
import { environment, recordingLogger, response } from "./fakes";

/** What a request is answered with: JSON of a success, a whole answer, or no answer at all. */
export type Scripted = object | HttpResponse | Error;

const asStream = (whole: HttpResponse) => ({ ...whole, stream: Readable.from([whole.body]) });

/** A session whose requests are answered by these, the first whose key is in `GET <path>`; the body is read as the pipeline reads it. */
export const scriptedSession = (
  answers: Readonly<Record<string, Scripted | readonly Scripted[]>>,
) => {
  const requests: string[] = [];
  const told = new Map<string, number>();
  const next = async (request: HttpRequest): Promise<HttpResponse> => {
    const asked = `${request.method} ${decodeURIComponent(request.url.replace(environment.apiRoot, ""))}`;
    requests.push(asked);
    const key = Object.keys(answers).find((part) => asked.includes(part));
    if (key === undefined) throw new Error(`Nothing is scripted for ${asked}.`);
    const list = [answers[key] ?? {}].flat();
    const at = told.get(key) ?? 0;
    told.set(key, at + 1);
    const answer = list[Math.min(at, list.length - 1)] ?? {};
    if (answer instanceof Error) throw answer;
    const whole =
      "status" in answer && "headers" in answer ? (answer as HttpResponse) : response(200, answer);
    if (whole.status >= 300) return whole;
    if (request.receive) return { ...whole, value: await request.receive(asStream(whole)) };
    return request.read ? { ...whole, value: request.read(whole) } : whole;
  };
  const logger = recordingLogger();
  const session: Session = {
    environment,
    secrets: new SecretMask(),
    caches: makeCaches(),
    identity: "",
    logger,
    timeoutMs: 1_000,
    next,
  };
  return { session, requests, lines: logger.lines };
};
