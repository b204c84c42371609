import type { DataverseError } from "../errors/DataverseError";
import { unknownSegment } from "../metadata/cache/segmentHint";
import { writeHeaders } from "../session/headers";
import { refusal } from "../session/sendOrThrow";
import { type Call, type Session, send } from "../session/session";
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
  const call: Call = {
    method,
    path,
    operation: `Setting ${record} to ${shownTarget(to)}${isUpdate ? "" : ` by ${by}`}`,
    idempotency: isUpdate ? "harmless" : "never",
    whenUnknown: "It is not known whether this was carried out",
    headers: { ...writeHeaders(options), ...(isUpdate ? { "If-Match": "*" } : {}) },
    json: body,
  };
  const response = await send(session, call);
  if (response.status >= 300) throw withMissingMessage(refusal(call, response), by);
}

/** A message comes with the app that has the table; without it, its name means nothing. */
const withMissingMessage = (error: DataverseError, name: string): DataverseError => {
  const segment = unknownSegment(error) ?? "";
  return segment.slice(segment.lastIndexOf(".") + 1) === name
    ? error.withHint(
        `The environment has no message ${name}: the app that brings it, such as Sales or Customer Service, is not installed`,
      )
    : error;
};

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
