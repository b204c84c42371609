import type { IncomingMessage } from "node:http";
import type { RecordedRequest } from "../api";
import { flattenHeaders } from "./receive";
import { pathOf } from "./route";

/** Every token and API request in order of arrival, as tests and people see them. */
export class RequestLog {
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
    this.requests.push(record);
    return record;
  }

  apiRequests(): RecordedRequest[] {
    return this.requests.filter((request) => request.kind === "api");
  }

  clear(): void {
    this.requests.length = 0;
  }
}
