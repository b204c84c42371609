import { DataverseError } from "../errors/DataverseError";
import { refusal } from "../session/perform";
import { exchange, type Session } from "../session/session";
import { failed, partOf, WHEN_UNKNOWN, type WritesOutcome } from "./sendWrites";
import type { Write } from "./types";

/**
 * Sends one write after the other, for environments that refuse them in a change set. When one is refused,
 * what was created before it is removed again.
 */
export const sendOneByOne = async (
  session: Session,
  operation: string,
  writes: readonly Write[],
): Promise<WritesOutcome> => {
  const created: Write[] = [];
  for (const write of writes) {
    try {
      await send(session, operation, write);
      if (write.kind === "create") created.push(write);
    } catch (error) {
      if (!(error instanceof DataverseError)) throw error;
      if (error.outcome === "done") continue;
      if (error.outcome === "unknown") return failed(error);
      return failed(await cleanedUp(session, created, error));
    }
  }
  return { kind: "done" };
};

const REPEAT = { create: "ownKey", update: "harmless", delete: "harmless" } as const;

const send = async (session: Session, operation: string, write: Write): Promise<void> => {
  const { method, path, headers, json } = partOf(write);
  const call = {
    method,
    path: session.environment.origin + path,
    headers,
    json,
    operation,
    repeat: REPEAT[write.kind],
    whenUnknown: WHEN_UNKNOWN,
  } as const;
  const response = await exchange(session, call);
  if (response.status < 300) return;
  if (write.kind === "delete" && response.status === 404) return;
  // Our own id can be there already only because the try before this one was carried out.
  if (write.kind === "create" && response.status === 412 && response.afterDoubt) return;
  throw refusal(call, response);
};

/** The refusal, with what could not be removed again. */
const cleanedUp = async (
  session: Session,
  created: readonly Write[],
  refused: DataverseError,
): Promise<DataverseError> => {
  const left: string[] = [];
  for (const { set, id } of [...created].reverse()) {
    try {
      await send(session, "Removing a part of the registration", { kind: "delete", set, id });
    } catch (error) {
      if (!(error instanceof DataverseError)) throw error;
      left.push(`${set}(${id})`);
    }
  }
  if (left.length === 0) return refused;
  const hint = refused.hint ? `${refused.hint}. ` : "";
  return refused.withHint(`${hint}Left over: ${left.join(", ")}. ${WHEN_UNKNOWN}`);
};
