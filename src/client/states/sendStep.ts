import { writeHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { WriteOptions } from "../types";
import { shownTarget, type Target } from "./tableStates";

/** A write that is ready to be sent. */
export interface ReadyStep {
  /** `Update`, or the name of the message. */
  readonly by: string;
  readonly to: Target;
  readonly method: "PATCH" | "POST";
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Sends one step. An update of the state ends the same way when it is repeated; a message does not, so that
 * it is sent once.
 */
export async function sendStep(
  session: Session,
  { by, to, method, path, body }: ReadyStep,
  record: string,
  options: WriteOptions,
): Promise<void> {
  const isUpdate = method === "PATCH";
  await sendOrThrow(session, {
    method,
    path,
    operation: `Setting ${record} to ${shownTarget(to)}${isUpdate ? "" : ` by ${by}`}`,
    idempotency: isUpdate ? "harmless" : "never",
    whenUnknown: "It is not known whether this was carried out",
    headers: { ...writeHeaders(options), ...(isUpdate ? { "If-Match": "*" } : {}) },
    json: body,
  });
}

/**
 * What an update of the state sends. Within a state only the status reason is sent: a state that is set anew
 * is refused where only a message sets it.
 */
export function updateBody(
  { state, status }: Target,
  statecode: number,
): Readonly<Record<string, number>> {
  if (!status) return { statecode: state.value };
  if (state.value === statecode) return { statuscode: status.value };
  return { statecode: state.value, statuscode: status.value };
}
