import { DataverseError } from "../errors/DataverseError";
import { writeHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { WriteOptions } from "../types";
import type { HttpResponse } from "../types/http";

export interface Message extends WriteOptions {
  /** Name of the action, without its namespace. */
  readonly name: string;
  /** The record that the action is bound to, as a path under the API root. */
  readonly boundTo?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** What is done, for messages: `Qualifying leads(…)`. */
  readonly operation: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly read: (response: HttpResponse) => unknown;
}

const NAMESPACE = "Microsoft.Dynamics.CRM";

/**
 * Calls an action of the Web API that must not be carried out twice: a lost answer is never a reason to send
 * it again.
 *
 * @param onSent called when a try goes out; those before the last were refused
 * @throws DataverseError; its outcome says whether the action may have been carried out
 */
export async function sendMessage(
  session: Session,
  { name, boundTo, body, operation, headers, read, ...options }: Message,
  onSent: () => void = () => undefined,
): Promise<HttpResponse> {
  try {
    return await sendOrThrow(session, {
      method: "POST",
      path: boundTo === undefined ? name : `${boundTo}/${NAMESPACE}.${name}`,
      operation,
      idempotency: "never",
      headers: { ...writeHeaders(options), ...headers },
      json: body,
      read,
      onEvent: ({ kind }) => {
        if (kind === "sent") onSent();
      },
    });
  } catch (error) {
    throw isMissingMessage(error, name) ? error.withHint(needsApp(name)) : error;
  }
}

/** A row as a parameter whose type is that of any row: by its key, and by what it is. */
export function toEntity(
  { logicalName, primaryId }: { readonly logicalName: string; readonly primaryId: string },
  id: string,
): Readonly<Record<string, string>> {
  return { [primaryId]: id, "@odata.type": typeOf(logicalName) };
}

export function typeOf(logicalName: string): string {
  return `${NAMESPACE}.${logicalName}`;
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors */
const isMissingMessage = (error: unknown, name: string): error is DataverseError =>
  error instanceof DataverseError &&
  error.status === 404 &&
  error.detail.includes(name) &&
  /resource not found for the segment/i.test(error.detail);

const needsApp = (name: string): string =>
  `The environment has no action ${name}: it comes with the app Dynamics 365 Sales`;
