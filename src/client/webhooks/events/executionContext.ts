import { parseJson } from "../../odata/json";
import { isObject, type Plain } from "./keyValueCollection";
import { unreadablePart } from "./unreadablePart";
import { WebhookError } from "./WebhookError";

/** A `RemoteExecutionContext` as Dataverse posts it: what is relied on, and whatever else there is. */
export interface ExecutionContext extends Plain {
  readonly MessageName: string;
  readonly PrimaryEntityName: string | null;
}

/**
 * Reads the event out of the bodies a platform offers, the first one that is one: text, bytes, bytes
 * after a trip through JSON, or an object that was parsed before.
 *
 * @throws WebhookError when none of them is an event of Dataverse, or a part that says what happened is
 *   there and cannot be read.
 */
export function executionContextOf(bodies: readonly unknown[]): ExecutionContext {
  for (const body of bodies) {
    const parsed = parsedBody(body);
    if (!isExecutionContext(parsed)) continue;
    refuseUnreadable(parsed);
    return parsed;
  }
  throw new WebhookError(
    "The body of the request is not an event of Dataverse: expected a RemoteExecutionContext as JSON, with MessageName and PrimaryEntityName.",
  );
}

const refuseUnreadable = (context: ExecutionContext): void => {
  if (isDeeperThan(context, DEEPEST)) {
    throw new WebhookError(
      `The body of the request is nested deeper than ${DEEPEST} levels, which no event of Dataverse is.`,
    );
  }
  const part = unreadablePart(context, context.MessageName);
  if (part) throw new WebhookError(`The event has a part that cannot be read, ${part}.`);
};

/** Logic that sets off other logic nests its contexts, eight of them at most. */
const DEEPEST = 500;

/** Level by level, since what is too deep is too deep for a function that calls itself. */
const isDeeperThan = (value: unknown, levels: number): boolean => {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
  }
  return false;
};

const isExecutionContext = (value: unknown): value is ExecutionContext =>
  isObject(value) &&
  typeof value["MessageName"] === "string" &&
  value["MessageName"] !== "" &&
  (typeof value["PrimaryEntityName"] === "string" || value["PrimaryEntityName"] === null);

const parsedBody = (body: unknown): unknown => {
  const bytes = bytesOf(body);
  if (bytes === undefined) return body;
  try {
    return parseJson(bytes);
  } catch {
    return undefined;
  }
};

const bytesOf = (body: unknown): Buffer | undefined => {
  if (typeof body === "string") return Buffer.from(body, "utf8");
  if (Buffer.isBuffer(body)) return body;
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (!isObject(body) || body["type"] !== "Buffer" || !Array.isArray(body["data"]))
    return undefined;
  return Buffer.from(body["data"].filter((byte) => typeof byte === "number"));
};
