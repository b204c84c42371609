import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { visibleHeaders } from "../../../src/client/http/redact";
import { decodedPath } from "../../../src/client/odata/decodedPath";
import type { WireRequest } from "../../contract";
import type { Secrets } from "../secrets";
import { bodyView } from "./bodyView";
import type { CutBytes } from "./cutBytes";
import { throughGate } from "./gate";
import { type Decision, decide, type GuardedRequest } from "./guard";
import type { Outgoing, Watcher } from "./interceptRequests";
import { refusalText } from "./refusalText";
import type { RunRecord } from "./runRecord";
import { tapRequest, tapResponse } from "./tap";

interface Recording {
  readonly secrets: Secrets;
  readonly nextId: () => number;
  /** Told when a request begins, and when it has ended. */
  readonly onRequest: (request: WireRequest) => void;
}

/** Makes the requests of a run: those that it may send go out, and each is recorded. */
export function recorder(run: RunRecord, recording: Recording): Watcher {
  return (outgoing) => {
    const asked: Asked = {
      method: outgoing.options.method ?? "GET",
      path: String(outgoing.options.path ?? "/"),
      headers: headersOf(outgoing.options),
    };
    const exchange = new Exchange(run, recording, outgoing, asked);
    const first = decide(run.permission, { ...asked, body: undefined });
    const request =
      first.act === "pass"
        ? outgoing.send()
        : throughGate(outgoing, {
            decide: (body) => decide(run.permission, { ...asked, body }),
            refusal: (decision) => exchange.refuse(decision),
          });
    exchange.follow(request);
    return request;
  };
}

type Asked = Omit<GuardedRequest, "body">;

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly received: CutBytes;
}

class Exchange {
  readonly #run: RunRecord;
  readonly #recording: Recording;
  readonly #startedMs = performance.now();
  readonly #isSignIn: boolean;
  #seen: WireRequest;

  constructor(
    run: RunRecord,
    recording: Recording,
    { protocol, options }: Outgoing,
    { method, path, headers }: Asked,
  ) {
    this.#run = run;
    this.#recording = recording;
    this.#isSignIn = !path.startsWith("/api/");
    const host = `${options.hostname ?? options.host ?? ""}${options.port ? `:${options.port}` : ""}`;
    this.#seen = {
      id: recording.nextId(),
      runId: run.id,
      startedAt: Date.now(),
      method,
      origin: `${protocol}//${host}`,
      url: recording.secrets.mask(decodedPath(path)),
      purpose: this.#isSignIn ? "signIn" : "api",
      attempt: attemptOf(run, headers["x-ms-client-request-id"]),
      requestHeaders: visibleHeaders(headers),
    };
    this.#tell({});
  }

  refuse(decision: Decision): string {
    const { permission } = this.#run;
    if (decision.act !== "refuse" || permission === "open") return "";
    const { method, path, isPart } = decision;
    const refused = { because: permission, method, path, isPart };
    this.#run.refused.push(refused);
    const text = refusalText(refused);
    this.#tell({ refused: text });
    return text;
  }

  follow(request: ClientRequest): void {
    const sent = tapRequest(request);
    let answer: Answer | undefined;
    let whole = false;
    request.prependOnceListener("response", (response: IncomingMessage) => {
      const atEnd = () => {
        whole = response.complete;
      };
      // Whoever unpacks the body takes away the header that says how it is packed.
      const headers = plain(response.headers);
      const status = response.statusCode;
      answer = { status, headers, received: tapResponse(response, atEnd) };
    });
    let failure: string | undefined;
    request.once("error", (error: NodeJS.ErrnoException) => {
      failure = error.code ?? error.message;
    });
    request.once("close", () => {
      const missing = answer ? "The answer broke off." : "There was no answer.";
      this.#end(sent, answer, whole ? undefined : [missing, failure].filter(Boolean).join(" "));
    });
  }

  #end(sent: CutBytes, answer: Answer | undefined, failure: string | undefined): void {
    const requestBody = this.#body(sent, this.#seen.requestHeaders["content-type"], "");
    const headers = answer?.headers ?? {};
    const encoding = headers["content-encoding"] ?? "";
    const responseBody = answer
      ? this.#body(answer.received, headers["content-type"], encoding)
      : undefined;
    this.#tell({
      ms: Math.round((performance.now() - this.#startedMs) * 10) / 10,
      ...(answer?.status ? { status: answer.status } : {}),
      ...(answer ? { responseHeaders: visibleHeaders(headers) } : {}),
      ...(requestBody ? { requestBody } : {}),
      ...(responseBody ? { responseBody } : {}),
      ...(failure ? { failure } : {}),
    });
  }

  #body(body: CutBytes, contentType = "", encoding: string) {
    const mask = (text: string) => this.#recording.secrets.maskBody(text);
    return bodyView(body, { contentType, encoding, isSignIn: this.#isSignIn, mask });
  }

  #tell(more: Partial<WireRequest>): void {
    this.#seen = { ...this.#seen, ...more };
    this.#run.requests.set(this.#seen.id, this.#seen);
    this.#recording.onRequest(this.#seen);
  }
}

const attemptOf = ({ attempts }: RunRecord, id: string | undefined): number => {
  if (id === undefined) return 1;
  const attempt = (attempts.get(id) ?? 0) + 1;
  attempts.set(id, attempt);
  return attempt;
};

const headersOf = ({ headers }: RequestOptions): Record<string, string> =>
  Array.isArray(headers) ? {} : plain({ ...headers });

const plain = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
