import type { IncomingMessage } from "node:http";
import type { RecordedRequest } from "../api";
import { keepLast, keptBody, type LogLimits } from "./keepLast";
import { flattenHeaders } from "./receive";
import { pathOf } from "./route";

/**
 * The last thousand token and API requests in order of arrival, as tests and people see them; a
 * server that runs for days must not keep all it was ever sent.
 */
export class RequestLog {
  constructor(readonly limits: LogLimits) {}

  readonly requests: RecordedRequest[] = [];

  /** Opens the entry of a request that has just arrived; its body and status are filled in later. */
  open(message: IncomingMessage, kind: RecordedRequest["kind"]): RecordedRequest {
    const url = message.url ?? "/";
    const record: RecordedRequest = {
      method: message.method ?? "GET",
      url,
      path: pathOf(url),
      headers: flattenHeaders(message.headers),
      body: "",
      status: undefined,
      fault: undefined,
      kind,
    };
    keepLast(this.requests, record, this.limits);
    return record;
  }

  keepBody(record: RecordedRequest, body: Buffer): void {
    // No character takes more than three bytes for each of its units; a cut text would keep the whole alive.
    record.body = keptBody(body.toString("utf8", 0, 3 * this.limits.bodyLength), this.limits);
  }

  apiRequests(): RecordedRequest[] {
    return this.requests.filter((request) => request.kind === "api");
  }

  clear(): void {
    this.requests.length = 0;
  }
}
