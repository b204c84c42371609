import { isAxiosError } from "axios";
import { TransportFailure } from "../../errors/failures";

const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Node's codes of a handshake that failed: no request has been sent by then. */
const UNTRUSTED = /CERT|_SIGNATURE|TLS|SSL|EPROTO/;

/** A request that got no answer: whether it can have been sent, by what Node and axios say. */
export function noAnswer(error: unknown): TransportFailure {
  const cause = (isAxiosError(error) ? error.cause : error) as NodeJS.ErrnoException | undefined;
  const code = (isAxiosError(error) ? error.code : undefined) ?? cause?.code ?? "UNKNOWN";
  const connecting = cause?.syscall === "connect" || cause?.syscall === "getaddrinfo";
  if (UNTRUSTED.test(code)) {
    const message = `the server's certificate or encryption was not accepted (${code})`;
    return new TransportFailure("untrusted", message, code);
  }
  const kind = NEVER_SENT.has(code) || connecting ? "notSent" : "noAnswer";
  return new TransportFailure(kind, describe(code), code);
}

export function noAnswerInTime(timeoutMs: number): TransportFailure {
  return new TransportFailure("noAnswer", `no answer within ${timeoutMs / 1000} s`, "ETIMEDOUT");
}

const describe = (code: string): string => {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host name was not found (${code})`;
  if (code === "ECONNREFUSED") return "the connection was refused (ECONNREFUSED)";
  return `the connection was closed without an answer (${code})`;
};

/** The head of an answer that has no whole body. */
export interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export function brokeOff({ status, headers }: Head, code = "ECONNRESET"): TransportFailure {
  return new TransportFailure(
    "cutOff",
    "the answer broke off before its end",
    code,
    status,
    headers,
  );
}

export function didNotEnd({ status, headers }: Head, timeoutMs: number): TransportFailure {
  return new TransportFailure(
    "cutOff",
    `the answer did not end within ${timeoutMs / 1000} s`,
    "ETIMEDOUT",
    status,
    headers,
  );
}

export function tooLarge({ status, headers }: Head, mostBytes: number): TransportFailure {
  return new TransportFailure(
    "tooLarge",
    `the answer is longer than the ${megabytes(mostBytes)} that it may have here`,
    "EMSGSIZE",
    status,
    headers,
  );
}

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${bytes} bytes` : `${Math.floor(bytes / 1_000_000)} MB`;
