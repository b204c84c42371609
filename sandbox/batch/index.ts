import type { RecordedPart } from "../api";
import type { Caller } from "../auth/signIn";
import { Refusal } from "../errors";
import { errorResponse } from "../http/errorResponse";
import { pathOf } from "../http/route";
import type { Service } from "../http/service";
import { parsePrefer } from "../odata/prefer";
import type { RequestContext, SandboxRequest, SandboxResponse } from "../types";
import { decodeBatch } from "./decode";
import { encodeAnswer } from "./encode";
import type { PartFaults } from "./partFaults";
import { NotReadable } from "./refusals";
import { type BatchHost, failedStatus, runItems, withRequestId } from "./run";
import { type BatchItem, type BatchPart, partsOf } from "./types";

const batchPath = /^\/api\/data\/v9\.[0-2]\/\$batch$/;

/** A batch on its way through the service. */
export interface BatchCall {
  service: Service;
  request: SandboxRequest;
  context: RequestContext;
  /** Who makes a part of the batch: parts may name a user to impersonate. */
  callerOf: (headers: Record<string, string>) => Caller;
  faults: PartFaults;
  /** Takes down the requests in the batch, in order. */
  record: (parts: RecordedPart[]) => void;
}

export function isBatch({ url }: SandboxRequest): boolean {
  return batchPath.test(pathOf(url));
}

/**
 * Answers `POST $batch`: 200, or the status of the first part that failed, and all answers up to it.
 * Throws a `Refusal` where the batch is refused as a whole, and `Interrupted` where a fault rule ends
 * the connection.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api
 */
export function answerBatch(call: BatchCall): SandboxResponse {
  const { request } = call;
  if (request.method !== "POST") {
    const message = `The requested resource does not support http method '${request.method}'.`;
    throw new Refusal(405, "", message);
  }
  const { continueOnError } = parsePrefer(request.headers["prefer"]);
  const items = decode(request);
  if (items instanceof NotReadable) {
    const answer = withRequestId(errorResponse(items, request.headers));
    const status = continueOnError ? 200 : answer.status;
    return encodeAnswer(status, [{ kind: "single", part: undefined, answer }]);
  }
  const answers = runItems(hostOf(call, partsOf(items)), items, continueOnError);
  const failures = answers.map(failedStatus).filter((status) => status !== undefined);
  return encodeAnswer(continueOnError ? 200 : (failures[0] ?? 200), answers);
}

/** Lines without CRLF are answered as a part; everything else that cannot be read is not. */
function decode(request: SandboxRequest): BatchItem[] | NotReadable {
  try {
    return decodeBatch(request.body, request.headers["content-type"]);
  } catch (error) {
    if (error instanceof NotReadable) return error;
    throw error;
  }
}

function hostOf(call: BatchCall, parts: readonly BatchPart[]): BatchHost {
  const { service, context, faults } = call;
  const records = new Map(parts.map((part) => [part, recordOf(part)]));
  call.record([...records.values()]);
  return {
    origin: context.origin,
    store: context.pipeline ?? service.store,
    answer: (part, request, references) => {
      const caller = call.callerOf(part.headers);
      const inner = { ...context, ...caller, contentIds: references };
      const { answer, fault } = faults.run(request, () => service.handle(request, inner));
      const record = records.get(part);
      if (record !== undefined) record.fault = fault;
      return answer;
    },
    answered: (part, status) => {
      const record = records.get(part);
      if (record !== undefined) record.status = status;
    },
  };
}

function recordOf({ method, url, headers, body }: BatchPart): RecordedPart {
  return {
    method,
    url,
    headers,
    body: body.toString("utf8"),
    status: undefined,
    fault: undefined,
  };
}
