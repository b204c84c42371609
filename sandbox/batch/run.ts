import { randomUUID } from "node:crypto";
import { Refusal } from "../errors";
import { errorResponse } from "../http/errorResponse";
import type { SandboxRequest, SandboxResponse, Store } from "../types";
import { localUrl, type References } from "./address";
import type { AnswerItem, PartAnswer } from "./encode";
import type { BatchItem, BatchPart } from "./types";

/** What a batch needs of the service around it. */
export interface BatchHost {
  /** `http://127.0.0.1:4711`. */
  readonly origin: string;
  readonly store: Pick<Store, "atomic">;
  /** Answers one request of the batch, or throws a `Refusal`. */
  answer(part: BatchPart, request: SandboxRequest, references: References): SandboxResponse;
  /** Called with every answer that is in the batch's own answer. */
  answered(part: BatchPart, status: number): void;
}

/** Runs a batch item by item, until one fails or, on request, to its end. */
export function runItems(
  host: BatchHost,
  items: readonly BatchItem[],
  continueOnError: boolean,
): AnswerItem[] {
  const answers: AnswerItem[] = [];
  for (const item of items) {
    const answer = item.kind === "single" ? runSingle(host, item.part) : runChangeSet(host, item);
    answers.push(answer);
    if (failedStatus(answer) !== undefined && !continueOnError) break;
  }
  return answers;
}

/** Status of an item that failed; undefined for one that did not. */
export function failedStatus(item: AnswerItem): number | undefined {
  if (item.kind === "changeSet") return undefined;
  return failed(item.answer) ? item.answer.status : undefined;
}

function runSingle(host: BatchHost, part: BatchPart): AnswerItem {
  const answer = answerPart(host, part, new Map());
  host.answered(part, answer.status);
  return { kind: "single", part, answer };
}

/** Carries the answer of a failed request out of the transaction it undoes. */
class ChangeSetFailed extends Error {
  constructor(readonly failure: PartAnswer & { part: BatchPart }) {
    super("A request of a change set failed.");
  }
}

function runChangeSet(host: BatchHost, { parts }: { parts: readonly BatchPart[] }): AnswerItem {
  try {
    const answers = host.store.atomic(() => answerAll(host, parts));
    for (const { part, answer } of answers) host.answered(part, answer.status);
    return { kind: "changeSet", answers };
  } catch (error) {
    if (!(error instanceof ChangeSetFailed)) throw error;
    const { part, answer } = error.failure;
    host.answered(part, answer.status);
    return { kind: "single", part: undefined, answer };
  }
}

function answerAll(
  host: BatchHost,
  parts: readonly BatchPart[],
): (PartAnswer & { part: BatchPart })[] {
  const references = new Map<string, string>();
  return parts.map((part) => {
    const answer = answerPart(host, part, references);
    if (failed(answer)) throw new ChangeSetFailed({ part, answer });
    const row = answer.record ?? answer.headers["OData-EntityId"];
    if (part.contentId !== undefined && row !== undefined) references.set(part.contentId, row);
    return { part, answer };
  });
}

function answerPart(host: BatchHost, part: BatchPart, references: References): SandboxResponse {
  const { method, headers, body } = part;
  try {
    const url = localUrl(host.origin, part.url, references);
    return withRequestId(host.answer(part, { method, url, headers, body }, references));
  } catch (error) {
    if (error instanceof Refusal) return withRequestId(errorResponse(error, headers));
    throw error;
  }
}

/** Failed parts carry the id that support asks for. */
export function withRequestId(answer: SandboxResponse): SandboxResponse {
  return failed(answer)
    ? { ...answer, headers: { REQ_ID: randomUUID(), ...answer.headers } }
    : answer;
}

function failed({ status }: SandboxResponse): boolean {
  return status >= 400;
}
