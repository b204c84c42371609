import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { SandboxResponse } from "../types";
import type { BatchPart } from "./types";

/** The answer to one request of a batch. */
export interface PartAnswer {
  /** Undefined where the answer is to the batch itself. */
  part: BatchPart | undefined;
  answer: SandboxResponse;
}

/** What is between two boundaries of the answer. A failed change set is a single answer. */
export type AnswerItem =
  | ({ kind: "single" } & PartAnswer)
  | { kind: "changeSet"; answers: PartAnswer[] };

const lineBreak = "\r\n";

/**
 * Prints the answers of a batch, in the order of its requests.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api
 */
export function encodeAnswer(status: number, items: readonly AnswerItem[]): SandboxResponse {
  const boundary = `batchresponse_${randomUUID()}`;
  return {
    status,
    headers: { "Content-Type": `multipart/mixed; boundary=${boundary}`, "OData-Version": "4.0" },
    body: multipart(boundary, items.map(section)),
  };
}

function section(item: AnswerItem): Buffer {
  // A change set that failed lost all of its requests: the one answer belongs to none of them.
  if (item.kind === "single") return operation(item);
  const boundary = `changesetresponse_${randomUUID()}`;
  const head = `Content-Type: multipart/mixed; boundary=${boundary}${lineBreak.repeat(2)}`;
  return Buffer.concat([Buffer.from(head), multipart(boundary, item.answers.map(operation))]);
}

function operation({ part, answer }: PartAnswer): Buffer {
  const reason = STATUS_CODES[answer.status] ?? "";
  const contentId = part?.contentId;
  const head = [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    "",
    `HTTP/1.1 ${answer.status} ${reason}`,
    ...Object.entries(headersOf(answer)).map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ].join(lineBreak);
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  return Buffer.concat([Buffer.from(head), body, Buffer.from(lineBreak)]);
}

/** Inside of a batch, what was read is streamed, and says so. */
function headersOf({ status, headers }: SandboxResponse): Record<string, string> {
  const type = headers["Content-Type"];
  if (status !== 200 || type !== "application/json; odata.metadata=minimal") return headers;
  return { ...headers, "Content-Type": `${type}; odata.streaming=true` };
}

function multipart(boundary: string, sections: readonly Buffer[]): Buffer {
  const start = Buffer.from(`--${boundary}${lineBreak}`);
  const end = Buffer.from(`--${boundary}--${lineBreak}`);
  return Buffer.concat([...sections.flatMap((content) => [start, content]), end]);
}
