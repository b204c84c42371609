import { errorFromResponse } from "../answers/errorFromResponse";
import type { DataverseError } from "../errors/DataverseError";
import type { HttpResponse } from "../types/http";
import { type Call, type Session, send } from "./session";

/** The same, with every refusal thrown as the error it is. */
export async function sendOrThrow(session: Session, call: Call): Promise<HttpResponse> {
  const response = await send(session, call);
  if (response.status < 300 || response.status === 304) return response;
  throw refusal(call, response);
}

/** The error for a refusal; after a try in doubt nobody can tell what became of a write. */
export function refusal(call: Call, response: HttpResponse): DataverseError {
  const doubtful = response.afterDoubt && call.idempotency !== "always";
  return errorFromResponse(call, response, doubtful ? "unknown" : "notDone");
}
